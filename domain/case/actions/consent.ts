import { type Refusal, refusal } from '../../refusal.ts'
import type { ActionOf } from '../asked/actions.ts'
import type { OutcomeFor } from '../asked/outcomes.ts'
import type { Draft } from '../draft/draft.ts'
import type { Consent } from '../record/supervision.ts'
import type { Task } from '../record/task.ts'
import type { Stage } from '../record/transitions.ts'
import { closeIfAllCalled, takeUpAgain } from '../stages/follow-up.ts'
import { recordReferral } from '../stages/path.ts'
import { goOn } from '../stages/rulings.ts'
import { PROPOSED, requestConsent } from '../stages/supervise.ts'
import { terminateAsAsked } from '../stages/termination.ts'
import { replaceTask, settleTask, tasksOfKind } from '../tasks/tasks.ts'

/** The stage in which something can be done at all; what is not named can be done in any. */
const DONE_IN: Partial<Record<Consent, Stage>> = {
  park: 'leader',
  explain: 'leader',
  reject: 'confirm',
  close: 'follow-up',
}

/** Asks the district for its consent to a named thing. Whoever may do such things asks: the centre or the leader. */
export function askConsent(draft: Draft, { to, note }: ActionOf<'ask-consent'>): Refusal | undefined {
  const { position } = draft.case
  const stage = DONE_IN[to]
  if (stage !== undefined && position.at === 'in' && position.stage !== stage)
    return refusal('wrong-stage', `This is done in the stage "${stage}"; the case is elsewhere.`, 'to')
  if (PROPOSED.includes(to) && draft.case.proposal?.to !== to)
    return refusal('no-proposal', 'Propose it first: the district consents to what is proposed.', 'to')
  return requestConsent(draft, to, note)
}

/**
 * The district consents to the named thing or refuses it, in words. A consent counts while the stage is open; whoever
 * asked does the thing then. Closing does itself what was held up: every closure, checked on site, explained or
 * answered, passes through the call back before it is archived, so that is where it waits, and the district decides
 * knowing what the reporters said. Refused, the case goes to its leader: the stage has nothing else left to do. So it is with
 * what was applied for (不再重复办理), which the district decides on whether it supervises the case or not.
 */
export function settleConsent(draft: Draft, task: Task, outcome: OutcomeFor<'consent'>): undefined {
  const { consentTo } = task
  const { supervision } = draft.case
  if (consentTo === undefined || (supervision === undefined && consentTo !== 'terminate'))
    throw new Error(`The task ${task.taskId} asks for no consent.`)
  const given = outcome.outcome === 'given'
  settleTask(draft, task, outcome.outcome)
  draft.record('consent-ruled', { to: consentTo, given }, { text: outcome.note })
  if (given && consentTo === 'terminate') terminateAsAsked(draft)
  else if (given && consentTo !== 'terminate' && supervision !== undefined) {
    draft.case.supervision = { ...supervision, consents: [...(supervision.consents ?? []), consentTo] }
    if (consentTo === 'close') goOnClosing(draft)
  } else if (consentTo === 'close' || consentTo === 'terminate') {
    recordReferral(draft, 'consent-refused', { to: consentTo }, outcome.note)
    takeUpAgain(draft)
  }
  goOn(draft, task.about)
}

/** 解除督办: the district lifts its supervision; what was asked of it falls away, and what waited for that goes on. */
export function liftSupervision(draft: Draft, { note }: ActionOf<'lift-supervision'>): undefined {
  const { supervision } = draft.case
  if (supervision === undefined) return
  const { taskId } = supervision
  delete draft.case.supervision
  draft.record('supervision-lifted', { taskId, with: 'lifted' }, { text: note })
  const asked = tasksOfKind(draft, 'consent').filter(({ consentTo }) => consentTo !== 'terminate')
  const owed = [...tasksOfKind(draft, 'report-back'), ...asked]
  for (const task of owed) settleTask(draft, task, 'no-longer-needed')
  for (const { about } of owed) goOn(draft, about)
  for (const { supervised: _mark, ...task } of [...draft.tasks.values()]) replaceTask(draft, task)
  if (owed.some(({ consentTo }) => consentTo === 'close')) goOnClosing(draft)
}

/** Where the centre's head has a follow-up to end, that is left to the head. */
function goOnClosing(draft: Draft): void {
  if (tasksOfKind(draft, 'follow-up').length === 0) closeIfAllCalled(draft)
}
