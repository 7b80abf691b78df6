import type { Knowledge } from '#adapters/ports.ts'
import {
  type Answer,
  type Bounds,
  candidatesOf,
  plan,
  type Question,
  type Read,
  ranked,
  type Wanted,
} from '#domain/knowledge/look-up.ts'
import type { Statistics } from '#domain/knowledge/statistics.ts'

/** What looking up needs of the knowledge base. */
export type LookUpDependencies = {
  readonly knowledge: Pick<Knowledge, 'postings' | 'cards'>
}

/** What a look-up found: ranked answers, and the lists it read, from which advice is made as well. */
export type Found = { readonly answers: readonly Answer[]; readonly read: readonly Read[] }

/**
 * Looks precedents up: the lists of a question are read at once, then the cards of the best candidates at once. What is
 * read is bounded, whatever the size of the base.
 */
export async function lookUp(
  { knowledge }: LookUpDependencies,
  jurisdiction: string,
  wanted: Wanted,
  statistics: Statistics,
  bounds?: Bounds,
): Promise<Found> {
  const question = plan(wanted, statistics, bounds)
  const read = await readLists({ knowledge }, jurisdiction, question)
  const candidates = candidatesOf(question, read, bounds)
  const cards = candidates.length === 0 ? [] : await knowledge.cards(candidates.map((one) => one.precedentId))
  const own = cards.filter((card) => card.jurisdiction === jurisdiction)
  return { answers: ranked(question, candidates, own, statistics), read }
}

/** Reads the lists of a question, all at once. */
export const readLists = (
  { knowledge }: { readonly knowledge: Pick<Knowledge, 'postings'> },
  jurisdiction: string,
  { readings }: Pick<Question, 'readings'>,
): Promise<Read[]> =>
  Promise.all(
    readings.map(
      async ({ list, limit }): Promise<Read> => ({
        list,
        postings: (await knowledge.postings({ jurisdiction, list, limit })).items,
      }),
    ),
  )
