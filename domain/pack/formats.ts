import type { Instant } from '../clock/calendar.ts'
import type { PublishedEdition } from './edition.ts'
import { type Pack, pack } from './pack.ts'

/** The version of the format in which packs are written and published. Older ones are read by steps, for ever. */
export const PACK_FORMAT = 3

/** What stands in the JSON of a pack, or of its `pack.json`, whatever its format. */
type Document = Readonly<Record<string, unknown>>

const isDocument = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** By the format a document has: how it becomes one of the next. A step says what held before it was asked for. */
const STEPS: Readonly<Record<number, (document: Document) => Document>> = {
  // Who rules had no limit of his own, and an emergency that nobody leads no time by which it is decided.
  1: ({ policy, ...rest }) => ({
    ...rest,
    policy: {
      decideUrgent: { amount: 1, unit: 'emergency-hour' },
      rulings: {
        return: { amount: 4, unit: 'working-hour' },
        objection: { amount: 1, unit: 'working-day' },
        extension: { amount: 4, unit: 'working-hour' },
        processing: { amount: 1, unit: 'working-day' },
        proposal: { amount: 1, unit: 'working-day' },
        report: { amount: 4, unit: 'working-hour' },
        consent: { amount: 2, unit: 'working-day' },
        emergency: { amount: 1, unit: 'emergency-hour' },
        climbAfter: { amount: 4, unit: 'working-hour' },
      },
      ...(isDocument(policy) ? policy : {}),
    },
  }),
  // A due time that was told anew could lie in the past.
  2: ({ policy, ...rest }) => ({
    ...rest,
    policy: { toldAhead: { amount: 4, unit: 'working-hour' }, ...(isDocument(policy) ? policy : {}) },
  }),
}

/** The formats that can be read. */
export const READ_FORMATS: readonly number[] = [...Object.keys(STEPS).map(Number), PACK_FORMAT]

/** A document in the present format; nothing when its own is none that is known here. */
export function inPresentFormat(document: Document, format: number): Document | undefined {
  let risen = document
  for (let at = format; at !== PACK_FORMAT; at += 1) {
    const step = STEPS[at]
    if (step === undefined) return undefined
    risen = step(risen)
  }
  return risen
}

/** A pack as it is published. */
export const editionOf = (one: Pack, publishedAt: Instant, publishedBy: string): PublishedEdition => ({
  jurisdiction: one.jurisdiction,
  version: one.version,
  format: PACK_FORMAT,
  name: one.name,
  ...(one.practice && { practice: one.practice }),
  publishedAt,
  publishedBy,
  document: JSON.stringify(one),
})

/**
 * The pack of a published version, in the present format whatever its own.
 * @throws Error for a format that is newer than this code, and for a document that is no pack
 */
export function packOfEdition({ jurisdiction, version, format, document }: PublishedEdition): Pack {
  const parsed: unknown = JSON.parse(document)
  const present = isDocument(parsed) ? inPresentFormat(parsed, format) : undefined
  if (present === undefined)
    throw new Error(`The pack ${jurisdiction} ${version} is in format ${format}, which is not known here.`)
  return pack.parse(present)
}
