import { gunzipSync, gzipSync } from 'node:zlib'
import * as z from 'zod'
import { type Card, card, facts, type Posting } from '#domain/knowledge/entry.ts'
import type { Statistics } from '#domain/knowledge/statistics.ts'
import { type Kept, manifestOf, manifestText } from '#domain/knowledge/steps.ts'
import { precedent } from '#domain/precedent/precedent.ts'
import { type Item, item, reader, recordReader } from './items.ts'
import { cardKey, postingKey, precedentKey, statisticsKey } from './keys.ts'

/** A precedent with the manifest of its postings. */
export const precedentItem = ({ precedent: one, statistics, complete, begunAt, postings }: Kept): Item =>
  item({
    ...precedentKey(one.precedentId),
    kind: 'precedent',
    schemaVersion: one.schemaVersion,
    version: one.version,
    revision: one.revision,
    statistics,
    complete,
    ...(begunAt !== undefined && { begunAt }),
    manifest: manifestText(postings),
    record: one,
  })
const keptPrecedent = z
  .object({
    kind: z.literal('precedent'),
    statistics: z.number(),
    complete: z.boolean(),
    begunAt: z.number().optional(),
    manifest: z.string(),
    record: precedent,
  })
  .transform(({ statistics, complete, begunAt, manifest, record }) => ({
    precedent: record,
    statistics,
    complete,
    ...(begunAt !== undefined && { begunAt }),
    postings: manifestOf(manifest, record.precedentId),
  }))
export const readKept = reader<Kept>('precedent', () => keptPrecedent)

export const cardItem = (one: Card): Item =>
  item({ ...cardKey(one.precedentId), kind: 'card', schemaVersion: 1, record: one })
export const readCard = recordReader<Card>('card', () => card)

/** The one kind of item that does not say its kind: of a term's posting there is nothing but its key. */
export const postingItem = (jurisdiction: string, one: Posting): Item =>
  item({ ...postingKey(jurisdiction, one), facts: one.facts, plan: one.plan })
const posting = z.object({
  sk: z.string(),
  facts: facts.optional(),
  plan: precedent.shape.plan.optional(),
})
const readPostingItem = reader('posting', () => posting)
export const readPosting =
  (list: string) =>
  (stored: Item): Posting => {
    const { sk, ...carried } = readPostingItem(stored)
    return {
      list,
      rank: sk,
      ...(carried.facts && { facts: carried.facts }),
      ...(carried.plan && { plan: carried.plan }),
    }
  }

/** Statistics with the common terms, a line for each, compressed: some 80 KB for the largest base. */
export const statisticsItem = (jurisdiction: string, { common, ...rest }: Statistics): Item =>
  item({
    ...statisticsKey(jurisdiction),
    kind: 'statistics',
    schemaVersion: 1,
    version: rest.version,
    record: rest,
    common: gzipSync([...common].map(([term, n]) => `${term} ${n.toString(36)}`).join('\n')),
  })
const statistics = z
  .object({
    kind: z.literal('statistics'),
    record: z.object({
      version: z.number(),
      at: z.string(),
      documents: z.number(),
      averageLength: z.number(),
      floor: z.number(),
    }),
    common: z.instanceof(Uint8Array),
  })
  .transform(({ record, common }) => ({
    ...record,
    common: new Map(
      gunzipSync(common)
        .toString()
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => {
          const [term = '', n = '0'] = line.split(' ')
          return [term, Number.parseInt(n, 36)] as const
        }),
    ),
  }))
export const readStatistics = reader<Statistics>('statistics', () => statistics)
