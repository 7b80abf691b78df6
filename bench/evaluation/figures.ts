/** One line of the evaluation: a share with its goal, and the ids of what failed; never a message's words. */
export type Figure = {
  readonly what: string
  readonly share?: number
  readonly goal?: number
  readonly of: number
  readonly failed: readonly string[]
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

/** Whether a figure has reached its goal; what has none, always. */
export const reached = ({ share, goal }: Figure): boolean =>
  share === undefined || goal === undefined || share >= goal - 1e-9

const rounded = (share: number | undefined): string => (share === undefined ? '—' : share.toFixed(3))

/** The figures as a table in Markdown. */
export const tableOf = (figures: readonly Figure[]): string =>
  [
    '| | of | share | goal | |',
    '|---|---|---|---|---|',
    ...figures.map((one) => {
      const { what, of, share, goal } = one
      const verdict =
        goal === undefined || share === undefined
          ? ''
          : reached(one)
            ? '✔'
            : `✘ ${(goal - share).toFixed(3)} short`
      return `| ${what} | ${of} | ${rounded(share)} | ${goal === undefined ? '' : `≥ ${goal}`} | ${verdict} |`
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
