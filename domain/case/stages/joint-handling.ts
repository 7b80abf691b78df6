import { policyLimit } from '../../pack/limits-terms.ts'
import { type Refusal, refusal } from '../../refusal.ts'
import type { OutcomeFor } from '../asked/outcomes.ts'
import { type Draft, runningFrom, setFor } from '../draft/draft.ts'
import { judge } from '../draft/judging.ts'
import type { Ending, PlanItem } from '../record/plan.ts'
import type { Task } from '../record/task.ts'
import { refuseUnsoundAccount, textsOf } from '../tasks/account.ts'
import type { OnTask } from '../tasks/relations.ts'
import { sendTask, settleTask, tasksOfKind } from '../tasks/tasks.ts'
import { recordReferral, resolveStage } from './path.ts'

/** 联合处置: what waits for nothing starts. */
export function openJointHandling(draft: Draft): void {
  for (const item of itemsOf(draft))
    if (item.status === 'waiting' && item.after === undefined) startItem(draft, item)
}

/** Why an item has not lapsed: its time still runs. */
export const refuseLapse = ({ draft, task }: OnTask): Refusal | undefined =>
  draft.context.now < task.dueAt
    ? refusal('not-yet', `This item runs until ${task.dueAt}. It lapses then, not before.`)
    : undefined

/** Settles an item as its party (or the leader) reports it. */
export function settlePlanItem(
  draft: Draft,
  task: Task,
  outcome: OutcomeFor<'plan-item'>,
): Refusal | undefined {
  const refused = refuseUnsoundAccount(draft, task, outcome)
  if (refused !== undefined) return refused
  settleTask(draft, task, outcome.outcome, textsOf(outcome))
  if (outcome.outcome === 'blocked') {
    recordReferral(draft, 'plan-blocked', { item: task.item ?? '' }, outcome.note)
    return void resolveStage(draft, 'joint-handling', 'blocked')
  }
  return endItem(draft, task, outcome.outcome)
}

/** The due time of an item passed: it lapses, and what waits for that starts. */
export function lapse(draft: Draft, task: Task): undefined {
  settleTask(draft, task, 'lapsed')
  endItem(draft, task, 'lapsed')
}

function endItem(draft: Draft, task: Task, ending: Ending): undefined {
  const item = itemsOf(draft).find((one) => one.item === task.item)
  if (item === undefined) throw new Error(`The plan of ${draft.case.caseId} has no item ${task.item}.`)
  const awaited = itemsOf(draft).some((one) => one.after?.item === item.item && one.after.ending === ending)
  if (ending === 'done') judge(draft, item.party)
  markEnded(draft, item, ending)
  if (ending === 'lapsed' && !awaited) {
    recordReferral(draft, 'plan-lapsed', { item: item.item, party: item.party })
    return void resolveStage(draft, 'joint-handling', 'blocked')
  }
  if (tasksOfKind(draft, 'plan-item').length > 0) return
  draft.case.closure = 'checked'
  resolveStage(draft, 'joint-handling', 'all-ended')
}

/** Ends an item and moves on what waits for it: started by the ending it waits for, not needed after any other. */
function markEnded(draft: Draft, item: PlanItem, ending: Ending): void {
  const { item: name, party, action, dueAt, after } = item
  replace(draft, {
    item: name,
    party,
    action,
    dueAt,
    ...(after === undefined ? {} : { after }),
    status: 'ended',
    ending,
    endedAt: draft.context.now,
  })
  draft.record('plan-item-ended', { item: name, party, ending })
  for (const one of itemsOf(draft)) {
    if (one.status !== 'waiting' || one.after?.item !== name) continue
    if (one.after.ending === ending) startItem(draft, one)
    else markEnded(draft, one, 'not-needed')
  }
}

/** What names the date of an item. */
export const PLAN_SOURCE = { ref: 'plan', name: { zh: '联合处置方案', en: 'the joint plan' } } as const

/** Starts an item: its party owes it from now on. */
export function startItem(draft: Draft, item: Extract<PlanItem, { status: 'waiting' }>): void {
  const { now, pack } = draft.context
  // What could only start after its date gets the time of a decision, never a due time before its start.
  const deadline =
    item.dueAt > now
      ? setFor(draft, item.dueAt, PLAN_SOURCE)
      : runningFrom(draft, policyLimit(pack, 'decide'))
  const task = sendTask(draft, {
    kind: 'plan-item',
    assignee: { kind: 'party', party: item.party },
    deadline,
    item: item.item,
    ...(draft.case.withHead ? { withHead: true } : {}),
  })
  replace(draft, { ...item, dueAt: task.dueAt, status: 'running', taskId: task.taskId })
}

const itemsOf = (draft: Draft): readonly PlanItem[] => draft.case.plan?.items ?? []

function replace(draft: Draft, item: PlanItem): void {
  const { plan } = draft.case
  if (plan === undefined) return
  draft.case.plan = { ...plan, items: plan.items.map((one) => (one.item === item.item ? item : one)) }
}
