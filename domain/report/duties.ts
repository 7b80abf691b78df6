import type { Case } from '../case/record/case.ts'
import type { Instant } from '../clock/calendar.ts'
import type { Label } from '../label.ts'
import type { Role } from '../people/actor.ts'
import { DUTIES, type Duty } from './record/owed.ts'
import type { Report } from './record/report.ts'

/** The kinds of task that what a report is owed makes on a desk. */
export const DUTY_TASKS = ['first-contact', 'reply'] as const
export type DutyTask = (typeof DUTY_TASKS)[number]

/** What each duty is called as a task. */
export const DUTY_FACTS: { readonly [D in Duty]: { readonly task: DutyTask; readonly label: Label } } = {
  contact: { task: 'first-contact', label: { zh: '先行联系', en: 'first contact' } },
  reply: { task: 'reply', label: { zh: '答复诉求人', en: 'reply to the reporter' } },
}

/** Whose desk the duties to reports lie on. */
export const DUTY_DESK: Role = 'call-taker'

/** Something that a report is still owed, and by when. */
export type DutyLeft = { readonly duty: Duty; readonly dueAt: Instant }

/**
 * When a duty to a report was done, if it was: its reporter was spoken to, tried in vain often enough, or answered in
 * another way; its source had its reply; or another body took it on.
 */
export const doneAt = (report: Report, duty: Duty): Instant | undefined =>
  (duty === 'contact' ? (report.contactedAt ?? report.unreachedAt) : undefined) ??
  report.replied?.at ??
  report.passedOnAt

/**
 * Since when what a report was owed is of an earlier round: it was answered, and its case was taken up again after that.
 * @param roundSince since when the present round of its case runs; undefined in the first, and once the case has ended
 */
export const earlierSince = (
  { replied }: Pick<Report, 'replied'>,
  roundSince: Instant | undefined,
): Instant | undefined =>
  roundSince !== undefined && replied !== undefined && replied.at <= roundSince ? roundSince : undefined

/** What a report is still owed, the earliest first: also when its case is over. */
export function dutiesLeft(report: Report): readonly DutyLeft[] {
  if (report.status !== 'joined' || report.owed === undefined) return []
  const { owed } = report
  return DUTIES.flatMap((duty) => {
    const dueAt = owed[duty]?.dueAt
    return dueAt === undefined || doneAt(report, duty) !== undefined ? [] : [{ duty, dueAt }]
  }).sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))
}

/**
 * Where a report lies on the desk of those who call: at the earliest of what it is owed. It lies there once, and tells
 * there all that it is owed. The first contact of the one that opened its case is the case's own task, as long as that
 * stands: the call decides what becomes of the case.
 */
export const onDesk = (report: Report): DutyLeft | undefined =>
  dutiesLeft(report).find(({ duty }) => duty !== 'contact' || !report.opened)

/**
 * Since when a reply that is owed is not late: it was drafted in time and waits for its approval; or its case has been parked
 * since before it was due (挂账), and interim replies are owed meanwhile. What another authority wants stands beside it.
 * @param of its case; once that has ended, nobody approves a reply any more
 */
export function heldSince(
  { answer }: Pick<Report, 'answer'>,
  { duty, dueAt }: DutyLeft,
  of: Pick<Case, 'status' | 'position'>,
): Instant | undefined {
  if (duty !== 'reply' || of.status === 'ended') return undefined
  const since = answer?.state === 'asked' ? answer.at : parkedSince(of)
  return since !== undefined && since < dueAt ? since : undefined
}

const parkedSince = ({ position }: Pick<Case, 'position'>): Instant | undefined =>
  position.at === 'in' && position.stage === 'parked' ? position.openedAt : undefined
