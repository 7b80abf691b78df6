import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod'
import { type Edition, edition, type PublishedEdition, type ServedPacks } from '#domain/pack/edition.ts'
import { type Item, item, reader } from './items.ts'
import { documentKey, editionKey } from './keys.ts'

/** An item may have 400 KB; a part stays well below that. */
const PART_BYTES = 350_000

/** A version with the name of its content, under which the parts of its document lie. */
export type KeptEdition = { readonly edition: Edition; readonly hash: string; readonly parts: number }

/** A version as it is kept: the item that tells of it, and the compressed parts of its document. */
export function editionItems({ document, ...one }: PublishedEdition): {
  readonly kept: KeptEdition
  readonly told: Item
  readonly parts: readonly Item[]
} {
  const { jurisdiction, version, format } = one
  const hash = createHash('sha256').update(`${format}\n${document}`).digest('base64url').slice(0, 22)
  const bytes = gzipSync(document)
  const parts = Array.from({ length: Math.ceil(bytes.byteLength / PART_BYTES) }, (_, part) =>
    item({
      ...documentKey(jurisdiction, hash, part),
      kind: 'pack-part',
      schemaVersion: 1,
      bytes: new Uint8Array(bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES)),
    }),
  )
  const told = item({
    ...editionKey(jurisdiction, version),
    kind: 'edition',
    schemaVersion: 1,
    hash,
    parts: parts.length,
    record: one,
  })
  return { kept: { edition: one, hash, parts: parts.length }, told, parts }
}

const keptEdition = z
  .object({ kind: z.literal('edition'), hash: z.string(), parts: z.number(), record: edition })
  .transform(({ hash, parts, record }) => ({ edition: record, hash, parts }))
export const readEdition = reader<KeptEdition>('edition', () => keptEdition)

const readPart = reader('part of a pack', () =>
  z.object({ kind: z.literal('pack-part'), bytes: z.instanceof(Uint8Array) }),
)

/** The document of a version from its parts, in their order. @throws Error when some are missing */
export function documentOf(
  { edition: { jurisdiction, version }, parts }: KeptEdition,
  found: readonly Item[],
): string {
  if (found.length !== parts)
    throw new Error(`Of the pack ${jurisdiction} ${version}, ${found.length} parts of ${parts} are there.`)
  return gunzipSync(Buffer.concat(found.map((one) => readPart(one).bytes))).toString()
}

/** The attribute that tells the present version of a jurisdiction: no code of one begins so. */
const OF = 'of#'
export const servedAttribute = (jurisdiction: string): string => `${OF}${jurisdiction}`

/** The attribute that tells that a jurisdiction practises. */
const PRACTISES = 'practises#'
export const practisesAttribute = (jurisdiction: string): string => `${PRACTISES}${jurisdiction}`

/** Which packs are served, from the attributes of their one item. */
export function readServed(stored: Item): ServedPacks {
  const { first, ...rest } = z
    .looseObject({ kind: z.literal('served'), first: z.string().optional() })
    .parse(unmarshall(stored))
  const versions = Object.entries(rest).flatMap(([name, version]) =>
    name.startsWith(OF) ? [[name.slice(OF.length), z.number().parse(version)] as const] : [],
  )
  const practising = Object.keys(rest).flatMap((name) =>
    name.startsWith(PRACTISES) ? [name.slice(PRACTISES.length)] : [],
  )
  return { first, versions: new Map(versions), practising: new Set(practising) }
}
