import { hasRole } from '../people/actor.ts'
import { type Refusal, refusal } from '../refusal.ts'
import type { ActionOf, CaseAction } from './actions.ts'
import { adoptPack } from './adopt-pack.ts'
import type { CaseCommand } from './command.ts'
import { askConsent, liftSupervision } from './consent.ts'
import { correct } from './correct.ts'
import { unknownDoor } from './doors.ts'
import { type Draft, isOpen } from './draft.ts'
import { end } from './end.ts'
import { askExtension, ruleOnExtension } from './extension.ts'
import { findHazard } from './hazard.ts'
import { merge } from './merge.ts'
import { addParty, releaseTask } from './parties.ts'
import { recordReferral, wayOut } from './path.ts'
import { amendPlan } from './plan-agreement.ts'
import { askProcessing, ruleOnProcessing } from './processing.ts'
import { missing } from './record-outcome.ts'
import { reopen } from './reopen.ts'
import { objectToRuling, ruleFinally, ruleOnReturn } from './returns.ts'
import { leadsCase, mayReport, steers } from './rights.ts'
import { terminate } from './stages/follow-up.ts'
import { raise, ruleOnProposal } from './stages/leader.ts'
import { promiseKept } from './stages/reinspection.ts'
import { correctSubjects } from './subjects.ts'
import { supervise, withoutConsent } from './supervise.ts'
import type { Task } from './task.ts'
import { changeTask } from './tasks.ts'
import type { Stage } from './transitions.ts'
import { answerUrge, urge } from './urging.ts'
import { blowWhistle, keepMinutes, reportIn } from './whistle.ts'

/** What was read with the case: the one to merge into; the one that holds place and matter of what is to be reopened. */
type Read = Pick<Extract<CaseCommand, { type: 'act' }>, 'target' | 'holder'>

/** Acts on an open case beside its tasks. */
export function act(draft: Draft, action: CaseAction, { target, holder }: Read): Refusal | undefined {
  if (action.action === 'reopen') return reopen(draft, action, holder)
  const closed = onlyOpen(draft)
  if (closed !== undefined) return closed
  switch (action.action) {
    case 'sign':
      return withTask(draft, action.taskId, (task) => sign(draft, task))
    case 'urge':
      return withTask(draft, action.taskId, (task) => urge(draft, task))
    case 'answer-urge':
      return withTask(draft, action.taskId, (task) => answerUrge(draft, task, action.note))
    case 'rule-on-return':
      return (
        onlySteering(draft) ?? withTask(draft, action.taskId, (task) => ruleOnReturn(draft, task, action))
      )
    case 'object-to-ruling':
      return withTask(draft, action.taskId, (task) => objectToRuling(draft, task, action.note))
    case 'rule-finally':
      return withTask(draft, action.taskId, (task) => ruleFinally(draft, task, action))
    case 'ask-extension':
      return withTask(draft, action.taskId, (task) => askExtension(draft, task, action))
    case 'rule-on-extension':
      return withTask(draft, action.taskId, (task) => ruleOnExtension(draft, task, action))
    case 'ask-processing':
      return withTask(draft, action.taskId, (task) => askProcessing(draft, task, action))
    case 'rule-on-processing':
      return withTask(draft, action.taskId, (task) => ruleOnProcessing(draft, task, action))
    case 'release':
      return (
        onlySteering(draft) ?? withTask(draft, action.taskId, (task) => releaseTask(draft, task, action.note))
      )
    case 'add-party':
      return onlySteering(draft) ?? inStage(draft, 'handling') ?? addParty(draft, action.party)
    case 'promise-kept':
      return promiseKept(draft)
    case 'whistle':
      return inStage(draft, 'leader') ?? blowWhistle(draft, action)
    case 'report-in':
      return inStage(draft, 'leader') ?? reportIn(draft, action)
    case 'keep-minutes':
      return inStage(draft, 'leader') ?? keepMinutes(draft, action.note)
    case 'amend-plan':
      return inStage(draft, 'joint-handling') ?? amendPlan(draft, action)
    case 'countersign':
      return inStage(draft, 'leader') ?? ruleOnProposal(draft, action.proposal, true)
    case 'refuse-proposal':
      return inStage(draft, 'leader') ?? ruleOnProposal(draft, action.proposal, false)
    case 'terminate':
      return terminate(draft, action)
    case 'refer':
      return onlySteering(draft) ?? refer(draft, action)
    case 'hazard-found':
      return findHazard(draft, action)
    case 'name-subjects':
      return correctSubjects(draft, action)
    case 'transfer':
      return onlyHeads(draft) ?? withoutConsent(draft, 'transfer') ?? transfer(draft, action)
    case 'merge':
      return onlySteering(draft) ?? withoutConsent(draft, 'merge') ?? merge(draft, action, target)
    case 'end':
      return onlyHeads(draft) ?? end(draft, action)
    case 'correct':
      return onlySteering(draft) ?? correct(draft, action)
    case 'adopt-pack':
      return adoptPack(draft)
    case 'supervise':
      return supervise(draft, action)
    case 'lift-supervision':
      return liftSupervision(draft, action)
    case 'ask-consent':
      return askConsent(draft, action)
  }
}

function onlyOpen(draft: Draft): Refusal | undefined {
  if (draft.case.status === 'ended')
    return refusal('case-ended', 'This case has ended. Reopen it if its closure was wrong.')
  if (draft.case.position.at !== 'in')
    return refusal('wrong-stage', 'The case is moving to its next stage. Try again in a moment.')
  return undefined
}

const inStage = (draft: Draft, stage: Stage): Refusal | undefined =>
  isOpen(draft, stage)
    ? undefined
    : refusal('wrong-stage', `This is done in the stage "${stage}"; the case is elsewhere.`)

const onlySteering = (draft: Draft): Refusal | undefined =>
  steers(draft.context.who) || leadsCase(draft, draft.context.who)
    ? undefined
    : refusal('not-permitted', 'A dispatcher, the shift leader or the leader of the case does this.')

/** Transferring and ending take a case away from its loop: the shift leader, the centre's head or the case's leader. */
const onlyHeads = (draft: Draft): Refusal | undefined =>
  hasRole(draft.context.who, 'shift-leader', 'centre-head') || leadsCase(draft, draft.context.who)
    ? undefined
    : refusal('not-permitted', "The shift leader, the centre's head or the leader of the case does this.")

function withTask(
  draft: Draft,
  taskId: string,
  act: (task: Task) => Refusal | undefined,
): Refusal | undefined {
  const task = draft.tasks.get(taskId)
  return task === undefined ? missing(draft, taskId) : act(task)
}

function sign(draft: Draft, task: Task): Refusal | undefined {
  const refused = mayReport(draft, draft.context.who, task)
  if (refused !== undefined || task.signedAt !== undefined) return refused
  changeTask(draft, task, { signedAt: draft.context.now })
  return void draft.record('task-signed', { taskId: task.taskId })
}

function refer(draft: Draft, action: ActionOf<'refer'>): Refusal | undefined {
  const { position } = draft.case
  if (position.at === 'in' && position.stage === 'leader')
    return leadsCase(draft, draft.context.who)
      ? raise(draft, action.note)
      : refusal('not-permitted', 'Only the leader of the case raises it to the next step.')
  recordReferral(draft, 'by-hand', { by: draft.context.who.id }, action.note)
  return void wayOut(draft, 'referred')
}

/** 移送: another street or body has it from now on; the tracking code is kept and says which. */
function transfer(draft: Draft, { to, note }: ActionOf<'transfer'>): Refusal | undefined {
  const unknown = unknownDoor(draft.context.pack, to, 'to')
  return unknown ?? void wayOut(draft, 'transferred', { reference: to, words: note })
}
