/** How well known items are found again. */
export type Quality = { readonly first: number; readonly five: number; readonly mrr: number }

/** @param ranks of each question the rank of the message sought, from 1; undefined where it was not found */
export function qualityOf(ranks: readonly (number | undefined)[]): Quality {
  const share = (within: number) => ranks.filter((rank) => rank !== undefined && rank <= within).length
  return {
    first: share(1) / ranks.length,
    five: share(5) / ranks.length,
    mrr: ranks.reduce<number>((sum, rank) => sum + (rank === undefined ? 0 : 1 / rank), 0) / ranks.length,
  }
}
