import type { Data } from './data.ts'

/** A message whose class is known. */
export type Labelled = Data['labelled'][number]

/** Learns from some messages and tells the classes of another, the likeliest first. */
export type Way = (
  known: readonly Labelled[],
  taxonomy: Data['taxonomy'],
) => (one: Labelled) => readonly string[]

/** As many neighbours vote, each with its score. */
export const NEIGHBOURS = 10

/** Its title and its text. */
export const wholeOf = ({ title, text }: Labelled): string => `${title}\n${text}`

/** Classes by the sum of their votes. */
export function voted(votes: readonly { readonly level1: string; readonly score: number }[]): string[] {
  const sums = new Map<string, number>()
  for (const { level1, score } of votes) sums.set(level1, (sums.get(level1) ?? 0) + score)
  return [...sums].sort((a, b) => b[1] - a[1]).map(([level1]) => level1)
}
