import { dueAfter } from '../../clock/due.ts'
import { doubtRules } from '../../orders/change-orders.ts'
import { routeOf } from '../../orders/record/routing.ts'
import { type Refusal, refusal } from '../../refusal.ts'
import type { ActionOf } from '../asked/actions.ts'
import type { OutcomeFor } from '../asked/outcomes.ts'
import { type Draft, matterOfCase } from '../draft/draft.ts'
import type { Task } from '../record/task.ts'
import { type OnTask, refuseRulingInOwnCause } from '../tasks/relations.ts'
import { changeTask, partyOf, settleTask } from '../tasks/tasks.ts'
import { keepRuling } from './keep-ruling.ts'
import { climb } from './ladder.ts'
import { addParty, cooperationMoved } from './parties.ts'
import { resolveStage } from './path.ts'
import { askAboutTask, goOn, settleRuling } from './rulings.ts'
import { refuseContractorAsLead } from './subjects.ts'

/** Why a task is not returned: it was returned before, the leader assigned it, or the box has closed. */
export function refuseReturn({ draft, task }: OnTask): Refusal | undefined {
  const { now, pack, calendar } = draft.context
  const { returning } = task
  if (returning?.state === 'final')
    return refusal('return-final', 'The return of this task was refused for good. It has to be handled.')
  if (returning !== undefined)
    return refusal(
      'return-pending',
      'A return of this task was asked for already. Object to its ruling instead.',
    )
  if (draft.case.referred)
    return refusal(
      'return-final',
      "The leader's assignment binds. Raise what speaks against it with the leader.",
    )
  const until = dueAfter(task.sentAt, pack.policy.returnWithin, calendar).at
  return now > until
    ? refusal('too-late', `A return could be asked for until ${until}. Handle the task.`)
    : undefined
}

/**
 * 退单: a party says "not ours", with a reason from the list, within a box that starts with the sending of the task;
 * signing for it starts nothing anew, and the clock of the task runs on.
 */
export function askReturn(
  draft: Draft,
  task: Task,
  outcome: Extract<OutcomeFor<'handle'>, { outcome: 'returned' }>,
): undefined {
  const { now } = draft.context
  changeTask(draft, task, { returning: { state: 'asked', reason: outcome.reason, at: now } })
  draft.record(
    'return-requested',
    { taskId: task.taskId, party: partyOf(task), reason: outcome.reason },
    { text: outcome.note },
  )
  askAboutTask(draft, 'return', task)
}

/** Why nobody objects: no return of the task was refused, or for good. */
export function refuseObjection({ task: { returning } }: OnTask): Refusal | undefined {
  if (returning?.state === 'final')
    return refusal('return-final', 'The return of this task was refused for good. It has to be handled.')
  return returning?.state === 'refused'
    ? undefined
    : refusal('no-return', 'No return of this task was refused: there is nothing to object to.')
}

/** 异议: once, the party objects to a refused return. */
export function objectToRuling(draft: Draft, words: string, task: Task): undefined {
  const { returning } = task
  if (returning === undefined) return
  changeTask(draft, task, { returning: { ...returning, state: 'objected', at: draft.context.now } })
  draft.record('ruling-objected', { taskId: task.taskId, party: partyOf(task) }, { text: words })
  askAboutTask(draft, 'objection', task)
}

/** What a ruling says: whose task it is then, if it is taken back. */
export type Ruling = {
  readonly accept: boolean
  readonly replacement?: string | undefined
  /** The dispatch was wrong: the return counts against it, not against the party. */
  readonly dispatchError?: boolean | undefined
}

/** Why somebody does not rule on a return: none waits for it, or it is that of his own party. */
export const refuseReturnRuling = ({ draft, task }: OnTask): Refusal | undefined =>
  task.returning?.state === 'asked'
    ? refuseRulingInOwnCause({ draft, task })
    : refusal('no-return', 'No return of this task waits for a ruling.')

/** 退单审核: the dispatcher's ruling on a return that was asked for. */
export const ruleOnReturn = (draft: Draft, ruling: Ruling, task: Task): Refusal | undefined =>
  ruleDoubting(draft, ruling, task, 'refused')

/** Why somebody has not the last word on a return: nobody objected, or he refused it, or it is that of his own party. */
export function refuseFinalRuling({ draft, task }: OnTask): Refusal | undefined {
  if (task.returning?.state !== 'objected')
    return refusal('no-return', 'No objection to the ruling on a return of this task waits.')
  return task.returning.refusedBy === draft.context.who.id
    ? refusal('own-request', 'Who refused the return cannot rule on the objection. Another head has to.')
    : refuseRulingInOwnCause({ draft, task })
}

/** 终裁: after an objection the shift leader has the last word; never whoever refused before. */
export function ruleFinally(draft: Draft, action: ActionOf<'rule-finally'>, task: Task): Refusal | undefined {
  // What is kept with the ruling is the last word: it casts no doubt on itself.
  if (action.keepAs !== undefined)
    return keepRuling(draft, task, action) ?? rule(draft, task, action, 'final')
  return ruleDoubting(draft, action, task, 'final')
}

/** An accepted return casts doubt on the kept rules by which the party was sent: it was right. */
function ruleDoubting(
  draft: Draft,
  ruling: Ruling,
  task: Task,
  refusedAs: 'refused' | 'final',
): Refusal | undefined {
  const { orders, pack } = draft.context
  const { caseId, jurisdiction } = draft.case
  if (ruling.accept && orders !== undefined) {
    const wrong = routeOf(pack, matterOfCase(draft), draft.case, orders).rules.filter(
      ({ party, as }) => party === partyOf(task) && as === task.part,
    )
    const by = { caseId, taskId: task.taskId }
    draft.extra.push(...doubtRules(orders, wrong, by, { ...draft.context, jurisdiction }))
  }
  return rule(draft, task, ruling, refusedAs)
}

/**
 * A refused return leaves the task where it is. An accepted one settles it: a cooperating party's task is replaced
 * inside the stage, the lead's goes back to Dispatch with whom the ruling suggests; when the ladder says so the case is referred, for nobody leads.
 */
function rule(draft: Draft, task: Task, ruling: Ruling, refusedAs: 'refused' | 'final'): Refusal | undefined {
  const { pack, who } = draft.context
  const { accept, replacement, dispatchError = false } = ruling
  if (replacement !== undefined && !pack.parties.some((one) => one.code === replacement))
    return refusal(
      'party-unknown',
      `There is no party ${replacement} in this jurisdiction's pack.`,
      'replacement',
    )
  const hired =
    replacement !== undefined && task.part === 'lead'
      ? refuseContractorAsLead(draft, replacement, 'replacement')
      : undefined
  if (hired !== undefined) return hired
  if (replacement !== undefined && (!accept || replacement === partyOf(task)))
    return refusal(
      'ruling-contradicted',
      accept
        ? `${replacement} returned it: name another party instead.`
        : 'A refused return replaces nobody.',
      'replacement',
    )
  draft.record('return-ruled', {
    taskId: task.taskId,
    accepted: accept,
    final: refusedAs === 'final',
    ...(replacement === undefined ? {} : { replacement }),
    ...(accept ? { chargedTo: dispatchError ? 'dispatch' : 'party' } : {}),
  })
  const on = refusedAs === 'final' ? 'objection' : 'return'
  settleRuling(draft, on, accept ? 'granted' : 'refused', task.taskId)
  if (!accept) {
    if (task.returning !== undefined)
      changeTask(draft, task, { returning: { ...task.returning, state: refusedAs, refusedBy: who.id } })
    return void goOn(draft, task.taskId)
  }
  if (dispatchError) draft.case.dispatchErrors = (draft.case.dispatchErrors ?? 0) + 1
  return takeBack(draft, task, replacement)
}

function takeBack(draft: Draft, task: Task, replacement: string | undefined): Refusal | undefined {
  const party = partyOf(task)
  draft.case.returns += 1
  draft.case.returners = [...new Set([...draft.case.returners, party])]
  settleTask(draft, task, 'returned')
  if (task.part === 'lead') {
    delete draft.case.lead
    if (replacement !== undefined) draft.case.suggestedLead = replacement
  } else draft.case.cooperating = draft.case.cooperating.filter((one) => one !== party)
  const { returns, returners } = draft.case
  // Three parties are also three returns: the rule that tells more is asked first.
  if (climb(draft, 'returning-parties', { parties: returners.length })) return undefined
  if (climb(draft, 'returns', { returns })) return undefined
  if (task.part === 'lead') return void resolveStage(draft, 'handling', 'returned')
  const refused = replacement === undefined ? undefined : addParty(draft, replacement)
  return refused ?? void cooperationMoved(draft)
}
