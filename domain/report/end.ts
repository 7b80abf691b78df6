import type { CaseCommand } from '../case/asked/command.ts'
import { ELSEWHERE, type ReportGround } from '../grounds.ts'
import { refuseUnknownDoor } from '../pack/refuse-door.ts'
import { type Refusal, refusal } from '../refusal.ts'
import type { ActionOf } from './asked.ts'
import type { AskedOf, ReportDraft, StandsSo } from './draft.ts'
import { leaving } from './join.ts'
import { waitsForRuling } from './waiting.ts'

/** Whoever calls ends an empty report alone; every other ground is somebody else's to rule on. */
const isAlone = (ground: ReportGround): boolean => ground === 'empty'

/** Why a single report is not ended: its case has ended as a whole, or that waits for its ruling already. */
export function refuseEnd({ report, context: { of } }: AskedOf): Refusal | undefined {
  if (of.case.status === 'ended')
    return refusal('case-ended', 'This case has ended, and its reports with it.')
  return waitsForRuling('report-end', report, of)
    ? refusal('end-pending', 'That this report ends waits for its ruling already.')
    : undefined
}

/**
 * 单件终止: an empty report ends at once. Any other ground (not ours, not confirmed, malicious) is asked for; who is sent
 * elsewhere is told where, and of threats and false alarms the police's door.
 */
export function askEnd(draft: ReportDraft, action: ActionOf<'end-report'>): Refusal | undefined {
  const { report, context } = draft
  const { pack, who, now } = context
  const { ground, note } = action
  const door = action.door ?? pack.reportDoors[ground]
  const unsound =
    door === undefined
      ? ELSEWHERE.includes(ground)
        ? refusal('door-missing', 'Who is not served here is told where to turn to. Name the door.', 'door')
        : undefined
      : refuseUnknownDoor(pack, door, 'door')
  if (unsound !== undefined) return unsound
  const grounds = { ground, ...(door === undefined ? {} : { door }) }
  if (isAlone(ground)) return void end(draft, grounds, note)
  draft.report = { ...report, endAsked: { ...grounds, at: now, by: who.id } }
  return void draft.record('report-end-asked', grounds, { text: note })
}

/** What the case hears of it: that a report leaves, or that somebody has to rule on it. */
export const heardOfEnd = (
  { report }: StandsSo,
  { ground, door }: ActionOf<'end-report'>,
): CaseCommand | undefined =>
  isAlone(ground)
    ? { type: 'report-leaves', report }
    : {
        type: 'ask-about-report',
        on: 'report-end',
        report: { reportId: report.reportId, ground, ...(door === undefined ? {} : { door }) },
      }

/** Why nobody rules on it: nothing waits, or it is what he asked for himself. */
export function refuseEndRuling({ report, context: { who, of } }: AskedOf): Refusal | undefined {
  if (report.endAsked === undefined || !waitsForRuling('report-end', report, of))
    return refusal('no-end-asked', 'That this report ends was not asked for, or has been ruled on.')
  return report.endAsked.by === who.id
    ? refusal('own-request', 'Who asked for it does not rule on it. Somebody else has to.')
    : undefined
}

/** Somebody else rules: the report ends on the ground that was asked for, or goes on. */
export function ruleOnEnd(draft: ReportDraft, { grant, note }: ActionOf<'rule-on-end'>): undefined {
  const { endAsked, ...report } = draft.report
  if (endAsked === undefined) return
  const { ground, door } = endAsked
  if (grant) return end(draft, { ground, ...(door === undefined ? {} : { door }) }, note)
  draft.report = report
  draft.record('report-end-refused', {}, { text: note })
}

/** What the case hears of the ruling. */
export const heardOfEndRuling = ({ report }: StandsSo, { grant }: ActionOf<'rule-on-end'>): CaseCommand =>
  grant
    ? { type: 'report-leaves', report, ruled: true }
    : { type: 'rule-on-report', on: 'report-end', reportId: report.reportId, as: 'refused' }

/** It ends with all that it was owed. One that another system sent in is returned to it by the event. */
function end(
  draft: ReportDraft,
  grounds: { readonly ground: ReportGround; readonly door?: string },
  note: string | undefined,
): undefined {
  const { report } = draft
  const { joinedAt: _joined, endAsked: _asked, ...rest } = report
  const { caller: _number, point: _where, ...nameless } = rest
  const isKept = grounds.ground !== 'discipline'
  draft.leaves = {
    ...(isKept ? rest : nameless),
    status: 'ended',
    endedAt: draft.context.now,
    ...grounds,
  }
  const { source, caseId, reportId, jurisdiction } = report
  draft.record('report-ended', { ...grounds, ...(source === undefined ? {} : { source }) }, { text: note })
  draft.beside.push({ kind: 'counters', caseId, ...leaving(report) })
  // What is for the discipline office is not kept here: neither its words nor who reported, nor the index of the number.
  if (isKept) return
  draft.beside.push({ kind: 'report-content', reportId, jurisdiction, text: NOTHING_KEPT })
  draft.beside.push({ kind: 'link', caseId, reportId })
}

/** What is left of the content of a report that nothing is kept of. */
export const NOTHING_KEPT = { description: '', place: '', salt: '' }
