import type { Clock, Knowledge } from '#adapters/ports.ts'
import { entryOf, everyList } from '#domain/knowledge/entry.ts'
import { idOfRank } from '#domain/knowledge/rank.ts'
import { countInto, newSample, SAMPLE, type Statistics, statisticsOf } from '#domain/knowledge/statistics.ts'
import { counted } from '#domain/knowledge/terms.ts'

/** Precedents that one read of the list of all of them, and one read of cards, takes. */
const AT_A_TIME = 100

/**
 * Publishes the next statistics of a jurisdiction: all precedents are counted, and the latest of them counted through.
 * @returns what was published; nothing when somebody else was faster, or there are precedents and no card of them
 */
export async function publishStatistics(
  {
    knowledge,
    clock,
  }: {
    readonly knowledge: Pick<Knowledge, 'postings' | 'cards' | 'statistics' | 'publish'>
    readonly clock: Clock
  },
  jurisdiction: string,
): Promise<Statistics | undefined> {
  const before = await knowledge.statistics(jurisdiction)
  const sample = newSample()
  let documents = 0
  for await (const ids of allIds(knowledge, jurisdiction)) {
    documents += ids.length
    if (sample.documents >= SAMPLE) continue
    for (const { problem, outcome, length } of await knowledge.cards(ids)) {
      countInto(sample, { ...counted([problem, outcome]), length })
    }
  }
  // Of precedents whose cards are all missing nothing is known, and what was known of them is not thrown away.
  if (documents > 0 && sample.documents === 0) return undefined
  const next = statisticsOf(sample, { documents, version: before.version + 1, at: await clock.now() })
  return (await knowledge.publish(jurisdiction, next)) === 'published' ? next : undefined
}

/**
 * Writes the postings of precedents anew by the published statistics. What is up to date is left alone, so that it can be
 * broken off and begun again at any time.
 * @param precedentIds all of them, some at a time: not from the index, which may have lost some
 * @param say hears how many were looked at
 */
export async function rebuildIndex(
  { knowledge }: { readonly knowledge: Pick<Knowledge, 'load' | 'upsert' | 'statistics'> },
  precedentIds: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
  say: (seen: number) => void = () => {},
): Promise<{ readonly seen: number; readonly written: number }> {
  let seen = 0
  let written = 0
  for await (const ids of precedentIds) {
    for (const precedentId of ids) {
      const standing = await knowledge.load(precedentId)
      seen += 1
      if (standing === undefined) continue
      const { precedent } = standing
      const entry = entryOf(precedent, await knowledge.statistics(precedent.jurisdiction))
      if ((await knowledge.upsert(entry)) === 'written') written += 1
    }
    say(seen)
  }
  return { seen, written }
}

/** The ids of all standing precedents of a jurisdiction, the latest first, some at a time. */
async function* allIds(
  knowledge: Pick<Knowledge, 'postings'>,
  jurisdiction: string,
): AsyncGenerator<readonly string[]> {
  for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
    const page = await knowledge.postings({
      jurisdiction,
      list: everyList,
      limit: AT_A_TIME,
      ...(cursor !== undefined && { cursor }),
    })
    yield page.items.map(({ list, rank }) => idOfRank(list, rank))
    cursor = page.cursor
  }
}
