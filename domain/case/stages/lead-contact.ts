import type { Deadline } from '../../clock/deadline.ts'
import { dueAfter } from '../../clock/due.ts'
import { policyLimit } from '../../pack/limits-terms.ts'
import type { Refusal } from '../../refusal.ts'
import { spokenTo } from '../../report/contact.ts'
import type { OutcomeFor } from '../asked/outcomes.ts'
import { type Draft, dueOf, recordingOf, runningFrom } from '../draft/draft.ts'
import type { Task } from '../record/task.ts'
import { firstCall } from '../tasks/first-call.ts'
import { partyOf, sendTask, settleTask, tasksOfKind } from '../tasks/tasks.ts'
import { calledIn, calledInVainAgain } from './called.ts'

/**
 * 主责单位先行联系: the call stands on the lead's desk as soon as there is one, beside its work, and runs from the opening of
 * the case. It follows the case to another lead. A firm or a committee is given no number: the centre calls in its place.
 */
export function callByLead(draft: Draft): void {
  const { leadCalls, lead } = draft.case
  if (!leadCalls) return
  const party = draft.context.pack.parties.find(({ code }) => code === lead)
  if (party?.kind !== 'department') {
    callInItsPlace(draft)
    return
  }
  if (tasksOfKind(draft, 'lead-contact').some((task) => partyOf(task) === party.code)) return
  dropLeadCall(draft)
  sendTask(draft, {
    ...firstCall(draft.case),
    kind: 'lead-contact',
    assignee: { kind: 'party', party: party.code },
    deadline: contactDeadline(draft),
  })
}

/** From the opening of the case; whoever leads so late that less than the pack's floor is left, from then on. */
function contactDeadline(draft: Draft): Deadline {
  const { now, calendar, pack } = draft.context
  const limit = policyLimit(pack, 'firstContact')
  const begun = runningFrom(draft, limit, draft.case.openedAt)
  const floor = dueAfter(now, pack.policy.toldAhead, calendar).at
  return dueOf(draft, begun).at < floor ? runningFrom(draft, limit) : begun
}

/** Nobody leads any more: the call is nobody's until somebody does. */
export function dropLeadCall(draft: Draft): void {
  for (const task of tasksOfKind(draft, 'lead-contact')) settleTask(draft, task, 'no-longer-needed')
}

/** The call is not the lead's any more: it was made, or fell away. */
export function forgetLeadCall(draft: Draft): void {
  dropLeadCall(draft)
  delete draft.case.leadCalls
}

/** The centre calls where the lead would have, alongside. */
export function callInItsPlace(draft: Draft): void {
  if (!draft.case.leadCalls) return
  forgetLeadCall(draft)
  sendTask(draft, { ...firstCall(draft.case), alongside: true, ofCase: true })
}

/** The lead has called: that is booked to the report and to the others of its number, as a call of the centre is. */
export function settleLeadContact(
  draft: Draft,
  task: Task,
  outcome: OutcomeFor<'lead-contact'>,
): Refusal | undefined {
  if (outcome.outcome === 'unreachable') {
    if (calledInVainAgain(draft, task)) delete draft.case.leadCalls
    return undefined
  }
  draft.case.confirmedInPerson = true
  delete draft.case.leadCalls
  draft.extra.push(...spokenTo(calledIn(draft), { recording: outcome.recording }, recordingOf(draft)))
  settleTask(draft, task, outcome.outcome, outcome.note)
  return undefined
}
