import * as z from 'zod'
import type { Pack } from '../../pack/pack.ts'
import type { Case } from './case.ts'

/**
 * By what another report is of the same trouble for certain, so that it joins without a person: the same component by its code,
 * the same device, or the same words about the same place by the same number. Whatever is the same by nothing is joined by people alone.
 */
export const sameBy = z.discriminatedUnion('by', [
  z.object({ by: z.literal('component'), component: z.string() }),
  /** A device by the number that a system gave it; two systems may give one number. */
  z.object({ by: z.literal('device'), device: z.string(), system: z.string().optional() }),
  /** A hash of the words, the place and the number. */
  z.object({ by: z.literal('words'), hash: z.string() }),
  z.object({ by: z.literal('nothing') }),
])
export type SameBy = z.infer<typeof sameBy>

type Keyed = Pick<Case, 'caseId' | 'jurisdiction' | 'place' | 'matter' | 'sameBy'>

/**
 * The key that one open case holds: what is reported under it joins by itself, and while it is held people may join what they
 * find to be the same. A place and a matter are no such key: two renovations in one house are two troubles. Cases that were
 * stored when they were have theirs so until they are corrected.
 */
export function duplicateKey({ caseId, jurisdiction, place, matter, sameBy }: Keyed, pack: Pack): string {
  switch (sameBy?.by) {
    case 'component':
      return `${jurisdiction}|component|${sameBy.component}`
    case 'device':
      return `${jurisdiction}|device|${sameBy.system ?? ''}|${sameBy.device}`
    case 'words':
      return `${jurisdiction}|words|${sameBy.hash}`
    case 'nothing':
      return `${jurisdiction}|case|${caseId}`
    case undefined:
      return matter === pack.unsortedMatter
        ? `${jurisdiction}|case|${caseId}`
        : `${jurisdiction}|${place.key}|${matter}`
  }
}

/** 长效: the key under which the case is found whose archive has its place watched for its matter; none where nothing tells them apart. */
export const watchKey = (
  of: Pick<Case, 'jurisdiction' | 'place' | 'matter'>,
  pack: Pack,
): string | undefined =>
  of.matter === pack.unsortedMatter ? undefined : `${of.jurisdiction}|${of.place.key}|${of.matter}|watch`

/** Which case has a duplicate key: an open one, or one that was merged and leads whatever comes to the case it went into. */
export type KeyStands = { readonly caseId: string; readonly mergedInto?: string | undefined }

/**
 * Who has a duplicate key, and the open case that whatever comes under it goes to: its own, or where the ruling of a person
 * sent it when that was merged (并案), along chains of mergers. There is none once that case has ended.
 */
export type Holder = KeyStands & { readonly leadsTo?: string | undefined }

/** Whether further reports may join a case: it is open and holds its key, which it gives back on the way to the archive. */
export const takesReports = ({ status, withoutKey }: Pick<Case, 'status' | 'withoutKey'>): boolean =>
  status === 'open' && withoutKey !== true
