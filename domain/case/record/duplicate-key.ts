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

/** Whether further reports may join a case: it is open and holds its key, which it gives back on the way to the archive. */
export const takesReports = ({ status, withoutKey }: Pick<Case, 'status' | 'withoutKey'>): boolean =>
  status === 'open' && withoutKey !== true
