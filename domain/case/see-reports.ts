import { type Draft, haveJoined, whileReportsStandSo } from './draft/draft.ts'
import { upstreamDueOf } from './record/counters.ts'
import type { Task } from './record/task.ts'
import { callNobody } from './stages/confirm.ts'
import { declareEmergency } from './stages/declare-emergency.ts'
import { reportedAfterCheck, seeWithdrawals } from './stages/follow-up.ts'
import { followUpstream } from './stages/interim-reply.ts'
import { climb } from './stages/ladder.ts'
import { forgetLeadCall } from './stages/lead-contact.ts'
import { resolveStage, wayOut } from './stages/path.ts'
import { ringDutyOfficer } from './stages/ring-duty-officer.ts'
import { awaitsConsent } from './stages/supervise.ts'
import { settleTask, tasksOfKind } from './tasks/tasks.ts'

/**
 * Reports joined: new facts for the open tasks; a parked case gets worse; after a passed check the check no longer
 * counts. One that tells of an emergency makes the case one. When no report stands any more, the case ends, unless the centre found the trouble itself: at first, or by a
 * patrol or device since. Between two stages there is none that could take notice: the next one does when it opens.
 */
export function seeReports(draft: Draft): undefined {
  const { position } = draft.case
  if (draft.case.status === 'ended' || position.at !== 'in') return
  if (draft.counters.found > 0) draft.case.foundByCentre = true
  seeUpstream(draft)
  const { standing, silent = 0 } = draft.counters
  if (standing === 0 && silent <= 0 && !draft.case.foundByCentre) {
    if (!awaitsConsent(draft, 'end')) {
      whileReportsStandSo(draft)
      return void wayOut(draft, 'ended', { reference: 'withdrawn' })
    }
    // What the district supervises goes on as found by the centre: ending it takes the district's consent.
    draft.case.foundByCentre = true
  }
  seeSupplements(draft)
  const joined = haveJoined(draft)
  if (joined) {
    draft.case.joinsSeen = draft.counters.joined
    draft.record('case-supplemented', { joined: draft.counters.joined })
  }
  const { emergencies = 0, alarms = 0 } = draft.counters
  const { emergenciesSeen = 0, alarmsSeen = 0 } = draft.case
  if (emergencies > emergenciesSeen) {
    draft.case.emergenciesSeen = emergencies
    if (becomesEmergency(draft)) return
  }
  if (alarms > alarmsSeen) {
    draft.case.alarmsSeen = alarms
    ringDutyOfficer(draft)
  }
  if (draft.counters.standing === 0) callNobody(draft)
  // The lead's call is that of the report that opened the case, unless that is on its way back; what the others are owed lies
  // with the centre.
  if ((draft.counters.openerGone ?? 0) > 0 && draft.case.takesBack === undefined) forgetLeadCall(draft)
  if (!joined) return position.stage === 'follow-up' ? seeWithdrawals(draft) : undefined
  if (climb(draft, 'reports', { joined: draft.counters.joined })) return
  if (position.stage === 'follow-up') return reportedAfterCheck(draft)
  const review = position.stage === 'parked' ? tasksOfKind(draft, 'review')[0] : undefined
  if (review !== undefined) return worse(draft, review)
}

function worse(draft: Draft, review: Task): undefined {
  settleTask(draft, review, 'worse')
  resolveStage(draft, 'parked', 'worse')
}

/** A report that joined tells of an emergency. @returns whether the case goes on at once, and the stage is left for it */
function becomesEmergency(draft: Draft): boolean {
  declareEmergency(draft)
  return draft.case.position.at !== 'in'
}

/** The limit of another authority stands with the case: the earliest of those whose reports stand. Nothing of ours moves it. */
function seeUpstream(draft: Draft): void {
  const dueAt = upstreamDueOf(draft.counters)
  if (dueAt === draft.case.upstreamDue) return
  if (dueAt === undefined) delete draft.case.upstreamDue
  else draft.case.upstreamDue = dueAt
  followUpstream(draft)
}

/** 补充: what another authority told more of a report reaches whoever works on the case, once. */
function seeSupplements(draft: Draft): void {
  const { supplements = 0, joined } = draft.counters
  if (supplements <= (draft.case.supplementsSeen ?? 0)) return
  draft.case.supplementsSeen = supplements
  draft.record('case-supplemented', { joined, supplements })
}
