import type { Pack } from '../../pack/pack.ts'
import type { Report } from '../../report/record/report.ts'
import type { Case } from '../record/case.ts'

/** 首次联系, of the report that opened the case. Cases that were opened before this was kept do not name it. */
export const firstCall = ({ openedBy }: Pick<Case, 'openedBy'>) => ({
  kind: 'contact' as const,
  ...(openedBy === undefined ? {} : { report: openedBy }),
})

/**
 * Whether whoever leads makes the first contact: where the pack says so, and somebody of the house or another authority took
 * the report in and said what it is. Who was spoken to already is called by nobody; the centre calls whoever told it himself,
 * whoever is not to be known to others, and all who report an emergency or something about the house.
 */
export const isForTheLead = (
  report: Report,
  { guessed, emergency }: { readonly guessed: boolean; readonly emergency: boolean },
  { policy }: Pick<Pack, 'policy'>,
): boolean =>
  policy.firstContactBy === 'lead' &&
  report.byStaff === true &&
  !report.confirmedInPerson &&
  report.contactedAt === undefined &&
  report.reachable &&
  report.phoneUnclear === undefined &&
  report.privacy === undefined &&
  report.about === undefined &&
  !guessed &&
  !emergency
