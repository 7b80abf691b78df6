/** Measuring: medians of interleaved rounds, and rows of one table. */

/** One line of the result: what was measured against which budget. */
export type Measured = {
  readonly what: string
  readonly value: number
  readonly budget: number
  readonly unit: '×' | '' | 'US$'
  /** What the number was made from. */
  readonly from: string
}

/** The middle one of some numbers. @throws Error for none */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  if (low === undefined || high === undefined) throw new Error('There is no median of nothing.')
  return (low + high) / 2
}

/** Two things to compare. */
export type Pair<T> = { readonly ours: T; readonly bare: T }

/**
 * Times two things in turns, each first in every other round, so that whatever the machine does meanwhile meets both.
 * @param once does the thing and gives its milliseconds
 * @returns the medians, in milliseconds
 */
export async function interleaved(
  rounds: number,
  once: Pair<(round: number) => Promise<number>>,
): Promise<Pair<number>> {
  const times: Pair<number[]> = { ours: [], bare: [] }
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? (['ours', 'bare'] as const) : (['bare', 'ours'] as const)
    for (const which of order) times[which].push(await once[which](round))
  }
  return { ours: median(times.ours), bare: median(times.bare) }
}

/** Whether a budget is kept. */
export const kept = ({ value, budget }: Measured): boolean => value <= budget

/** The results as a table for people. */
export function tableOf(rows: readonly Measured[]): string {
  const cells = rows.map((row) => [
    kept(row) ? '✔' : '✘',
    row.what,
    shown(row.value, row.unit),
    `≤ ${shown(row.budget, row.unit)}`,
    row.from,
  ])
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => (row[column] ?? '').length)))
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const shown = (value: number, unit: Measured['unit']): string =>
  unit === '' ? String(value) : unit === '×' ? `${value.toFixed(2)}×` : `${value.toFixed(3)} ${unit}`

/**
 * Lets log lines be written as ever, but not shown.
 * @returns shows them again
 */
export function silenced(): { readonly restore: () => void } {
  const { write } = process.stdout
  const { warn } = console
  console.warn = () => {}
  process.stdout.write = () => true
  return {
    restore: () => {
      process.stdout.write = write
      console.warn = warn
    },
  }
}
