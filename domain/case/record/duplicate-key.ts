import type { Pack } from '../../pack/pack.ts'
import type { Case } from './case.ts'

/**
 * The key that one open case holds: place and matter. Two troubles that nothing tells apart (the unsorted matter) are
 * not the same trouble, so such a case holds a key of its own.
 */
export const duplicateKey = (
  of: Pick<Case, 'caseId' | 'jurisdiction' | 'place' | 'matter'>,
  pack: Pack,
): string =>
  of.matter === pack.unsortedMatter
    ? `${of.jurisdiction}|case|${of.caseId}`
    : `${of.jurisdiction}|${of.place.key}|${of.matter}`

/** 长效: the key under which the case is found whose archive has its place watched for its matter; none where nothing tells them apart. */
export const watchKey = (
  of: Pick<Case, 'caseId' | 'jurisdiction' | 'place' | 'matter'>,
  pack: Pack,
): string | undefined => (of.matter === pack.unsortedMatter ? undefined : `${duplicateKey(of, pack)}|watch`)

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
