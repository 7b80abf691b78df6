/** One line of the evaluation: a share with its goal, and the ids of what failed; never a message's words. */
export type Figure = {
  readonly what: string
  readonly share?: number
  readonly goal?: number
  readonly of: number
  readonly failed: readonly string[]
  /** There are to be no such rows at all. */
  readonly none?: true
}

/** The share of some rows for which something holds. */
export function shareOf<T extends { readonly id: string }>(
  what: string,
  rows: readonly T[],
  holds: (row: T) => boolean,
  goal?: number,
): Figure {
  const failed = rows.filter((row) => !holds(row)).map(({ id }) => id)
  return {
    what,
    of: rows.length,
    failed,
    ...(rows.length > 0 && { share: (rows.length - failed.length) / rows.length }),
    ...(goal !== undefined && { goal }),
  }
}

/** A list of ids that is told without a goal. */
export const listed = (what: string, rows: readonly { readonly id: string }[]): Figure => ({
  what,
  of: rows.length,
  failed: rows.map(({ id }) => id),
})

/** A list of ids of what is not to be. */
export const noneOf = (what: string, rows: readonly { readonly id: string }[]): Figure => ({
  ...listed(what, rows),
  none: true,
})

/** Whether a figure has reached its goal; what has none, always. */
const reached = ({ share, goal }: Pick<Figure, 'goal' | 'share'>): boolean =>
  share === undefined || goal === undefined || share >= goal - 1e-9

const rounded = (share: number | undefined): string => (share === undefined ? '—' : share.toFixed(3))

/** Whether the goal is reached, or how far off it is. */
function verdictOn({ share, goal, of, none }: Figure): string {
  if (none) return of === 0 ? '✔' : `✘ ${of} too many`
  if (goal === undefined || share === undefined) return ''
  return reached({ share, goal }) ? '✔' : `✘ ${(goal - share).toFixed(3)} short`
}

/** The figures as a table in Markdown. */
export const tableOf = (figures: readonly Figure[]): string =>
  [
    '| | of | share | goal | |',
    '|---|---|---|---|---|',
    ...figures.map((one) => {
      const { what, of, share, goal } = one
      const wanted = one.none ? 'none' : goal === undefined ? '' : `≥ ${Number(goal.toFixed(3))}`
      return `| ${what} | ${of} | ${rounded(share)} | ${wanted} | ${verdictOn(one)} |`
    }),
  ].join('\n')

/** The ids of failures, figure by figure. */
export const failuresOf = (figures: readonly Figure[]): string =>
  figures
    .filter(({ failed, goal, share }) => failed.length > 0 && (goal !== undefined || share === undefined))
    .map(
      ({ what, failed }) =>
        `- ${what}: ${failed.slice(0, MOST_TOLD).join(' ')}${failed.length > MOST_TOLD ? ` … (${failed.length})` : ''}`,
    )
    .join('\n')
const MOST_TOLD = 60
