import type { Instant } from '../clock/calendar.ts'
import { warningsOf } from '../clock/moments.ts'
import { deadlineOf, type Owing, type OwingRules } from './owing.ts'
import { DUTIES, type Owed } from './record/owed.ts'
import type { Report } from './record/report.ts'

type Warnings = NonNullable<Report['warnings']>

/**
 * 临期预警: the moments at which the pack's shares of what a report is owed will have run, those still to come. Of what is
 * answered meanwhile nobody is warned.
 */
export const warningsAhead = (
  report: Owing,
  owed: Owed,
  { pack, calendar }: OwingRules,
  now: Instant,
): { readonly warnings?: Warnings } => {
  const shares = pack.policy.warnAt
  const ahead = DUTIES.flatMap((duty) => {
    const deadline = deadlineOf(report, owed, duty)
    const dueAt = owed[duty]?.dueAt
    if (deadline === undefined || dueAt === undefined) return []
    const moments = warningsOf(
      deadline,
      calendar,
      shares.map((share) => share / 100),
    )
    return shares.flatMap((share, i) => {
      const at = moments[i]
      return at === undefined || at <= now || at >= dueAt ? [] : [{ duty, at, share }]
    })
  })
  return ahead.length === 0 ? {} : { warnings: ahead }
}
