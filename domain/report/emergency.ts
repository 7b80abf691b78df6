import type { Triaged } from '../triage/triage.ts'
import type { Report } from './record/report.ts'

type Said = Pick<Report, 'emergency' | 'alarm' | 'byStaff'>

/**
 * Whether a report makes an emergency: staff or a trusted channel say so, or they chose a matter that is one by itself.
 * What a machine guessed from words never does.
 */
export const saysEmergency = (
  report: Said,
  { matter, guessed }: Pick<Triaged, 'matter' | 'guessed'>,
): boolean => report.emergency || (report.byStaff === true && !guessed && matter.emergency !== undefined)

/**
 * Whether a report rings the duty officer, who calls or looks first: somebody whom nobody knows ticked it as an emergency,
 * or its words or its matter tell of one and no staff said so.
 */
export const rings = (report: Said, triaged: Pick<Triaged, 'matter' | 'guessed'>): boolean =>
  !saysEmergency(report, triaged) && (report.alarm === true || triaged.matter.emergency !== undefined)
