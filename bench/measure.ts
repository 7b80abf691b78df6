/** Measuring: medians of interleaved rounds, and rows of one table. */
import { closeSync, openSync, writeSync } from 'node:fs'
import { devNull } from 'node:os'

/** One line of the result: what was measured against which budget. */
export type Measured = {
  readonly what: string
  readonly value: number
  readonly budget: number
  readonly unit: '×' | '' | 'US$'
  /** What the design wants, where it is not reached yet: told with its distance, and no reason to fail. */
  readonly goal?: number
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

/**
 * Times things in turns, another one first in every round, so that whatever the machine does meanwhile meets all of them.
 * @param once does each thing and gives its milliseconds
 * @returns the medians, in milliseconds
 */
export async function interleaved<Which extends string>(
  rounds: number,
  once: Readonly<Record<Which, (round: number) => Promise<number>>>,
): Promise<Readonly<Record<Which, number>>> {
  const things = Object.entries<(round: number) => Promise<number>>(once).map(([which, time]) => ({
    which,
    time,
    took: [] as number[],
  }))
  for (let round = 0; round < rounds; round += 1) {
    const first = round % things.length
    for (const { time, took } of [...things.slice(first), ...things.slice(0, first)])
      took.push(await time(round))
  }
  return Object.fromEntries(things.map(({ which, took }) => [which, median(took)])) as Record<Which, number>
}

/** Whether a budget is kept. */
export const kept = ({ value, budget }: Measured): boolean => value <= budget

/** The results as a table for people. */
export function tableOf(rows: readonly Measured[]): string {
  const cells = rows.map((row) => [
    kept(row) ? '✔' : '✘',
    row.what,
    shown(row.value, row.unit),
    `≤ ${shown(row.budget, row.unit)}${goalOf(row)}`,
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

function goalOf({ value, goal, unit }: Measured): string {
  if (goal === undefined) return ''
  const distance = value <= goal ? 'reached' : `${shown(value - goal, unit)} to go`
  return `, goal ${shown(goal, unit)}: ${distance}`
}

const shown = (value: number, unit: Measured['unit']): string =>
  unit === '' ? String(value) : unit === '×' ? `${value.toFixed(2)}×` : `${value.toFixed(3)} ${unit}`

/**
 * Has log lines written as ever, each by a call of the system, to where nobody reads them.
 * @returns shows them again
 */
export function silenced(): { readonly restore: () => void } {
  const { write } = process.stdout
  const { warn } = console
  const nowhere = openSync(devNull, 'w')
  console.warn = () => {}
  process.stdout.write = (line: string | Uint8Array) => writeSync(nowhere, line.toString()) > 0
  return {
    restore: () => {
      process.stdout.write = write
      console.warn = warn
      closeSync(nowhere)
    },
  }
}
