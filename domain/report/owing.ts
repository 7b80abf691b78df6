import type { Appeal } from '../appeal.ts'
import type { Calendar } from '../clock/calendar.ts'
import { compute } from '../clock/compute.ts'
import { begin, type Deadline, withEvent } from '../clock/deadline.ts'
import { limitTerms, type ReportLimit, reportLimit, reportLimitSource } from '../pack/limits-terms.ts'
import type { Pack } from '../pack/pack.ts'
import type { Duty, Owed, OwedBy } from './record/owed.ts'

/** What of a report decides what it is owed. */
export type Owing = {
  readonly jurisdiction: string
  readonly appeal: Appeal
  readonly receivedAt: string
}

/** The rules by which it is computed. */
export type OwingRules = { readonly pack: Pack; readonly calendar: Calendar }

/**
 * What a report is owed from its own receipt on, by its own appeal (沪: 咨询、建议、表扬 1 working day, 求助、投诉、举报 5).
 * Nothing where nobody stands behind it and no system waits for a reply.
 */
export function owedTo(
  report: Owing & { readonly reachable: boolean; readonly source?: object | undefined },
  { pack, calendar }: OwingRules,
): Owed | undefined {
  if (!report.reachable && report.source === undefined) return undefined
  const from = (rule: ReportLimit): OwedBy => {
    const { limit, source } = reportLimit(pack, rule)
    return { limit, ...dueOf(begin(limitTerms({ limit, source }, report.receivedAt)), calendar) }
  }
  return {
    packVersion: pack.version,
    ...(report.reachable ? { contact: from('firstContact') } : {}),
    reply: from(`reply/${report.appeal}`),
  }
}

/** The deadline of a duty, so that it explains itself and can be replayed; none for what is not owed. */
export function deadlineOf(report: Owing, owed: Owed, duty: Duty): Deadline | undefined {
  const found = owed[duty]
  if (found === undefined) return undefined
  const sourced = (rule: ReportLimit, packVersion: number) =>
    reportLimitSource(report.jurisdiction, packVersion, rule)
  const rule = duty === 'contact' ? 'firstContact' : (`reply/${report.appeal}` as const)
  const source = sourced(rule, owed.packVersion)
  const begun = begin(limitTerms({ limit: found.limit, source }, report.receivedAt))
  if (duty === 'contact') return begun
  const stood = (owed.parked ?? []).reduce(standingStill, begun)
  if (owed.longer === undefined) return stood
  const { at, limit, packVersion } = owed.longer
  return withEvent(stood, {
    kind: 'limit-changed',
    at,
    limit,
    source: sourced('complexReply', packVersion),
  })
}

const PARKED = { zh: '挂账', en: 'parked' }

const standingStill = (
  one: Deadline,
  { from, until, least }: NonNullable<Owed['parked']>[number],
): Deadline =>
  withEvent(withEvent(one, { kind: 'paused', at: from, why: PARKED }), {
    kind: 'resumed',
    at: until,
    ...(least === undefined ? {} : { least }),
  })

/** What is owed once the reply limit of what is complex was allowed: from the same start. */
export function owedLonger(report: Owing, before: Owed, at: string, { pack, calendar }: OwingRules): Owed {
  const longer = { at, limit: pack.policy.complexReply, packVersion: pack.version }
  const deadline = deadlineOf(report, { ...before, longer }, 'reply')
  const { limit } = before.reply
  return {
    ...before,
    longer,
    reply: deadline === undefined ? before.reply : { limit, ...dueOf(deadline, calendar) },
  }
}

/** @throws Error while its clock stands still: a report's never does */
function dueOf(deadline: Deadline, calendar: Calendar): { dueAt: string; provisional?: true } {
  const computed = compute(deadline, calendar)
  if (!computed.runs) throw new Error('The clock of a report stands still.')
  return { dueAt: computed.at, ...(computed.provisional ? { provisional: true } : {}) }
}
