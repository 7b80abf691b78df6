import { policyLimit } from '../../pack/limits-terms.ts'
import { type Refusal, refusal } from '../../refusal.ts'
import { type Draft, runningFrom, setFor } from '../draft.ts'
import type { OutcomeFor } from '../outcomes.ts'
import { recordReferral, resolveStage } from '../path.ts'
import type { AgreedItem, Ending, PlanItem } from '../plan.ts'
import type { Task } from '../task.ts'
import { sendTask, settleTask, tasksOfKind } from '../tasks.ts'

/** 联合处置方案: kept when every item can be carried out: known parties, dates to come, waiting only for an item above. */
export function agreePlan(draft: Draft, items: readonly AgreedItem[], words?: string): Refusal | undefined {
  const { now, pack } = draft.context
  if (draft.case.whistle === undefined)
    return refusal('whistle-first', 'A joint plan is agreed with the parties: blow the whistle first.')
  const above = new Set<string>()
  for (const item of items) {
    if (!pack.parties.some((one) => one.code === item.party))
      return refusal('party-unknown', `There is no party ${item.party} in this jurisdiction's pack.`, 'items')
    if (item.dueAt <= now) return refusal('date-past', `The item ${item.item} is due in the past.`, 'items')
    if (above.has(item.item)) return refusal('plan-unsound', `Two items are called ${item.item}.`, 'items')
    if (item.after !== undefined && !above.has(item.after.item))
      return refusal(
        'plan-unsound',
        `The item ${item.item} waits for one that does not stand above it.`,
        'items',
      )
    above.add(item.item)
  }
  const version = (draft.case.plan?.version ?? 0) + 1
  draft.case.plan = { version, agreedAt: now, items: items.map((item) => ({ ...item, status: 'waiting' })) }
  draft.record(
    'plan-agreed',
    { version, items: items.map(({ item, party, dueAt }) => ({ item, party, dueAt })) },
    { text: words },
  )
  return undefined
}

/** 联合处置: what waits for nothing starts. */
export function openJointHandling(draft: Draft): void {
  for (const item of itemsOf(draft))
    if (item.status === 'waiting' && item.after === undefined) start(draft, item)
}

/** Settles an item as its party (or the leader) reports it. */
export function settlePlanItem(
  draft: Draft,
  task: Task,
  outcome: OutcomeFor<'plan-item'>,
): Refusal | undefined {
  if (outcome.outcome === 'lapsed' && draft.context.now < task.dueAt)
    return refusal('not-yet', `This item runs until ${task.dueAt}. It lapses then, not before.`)
  settleTask(draft, task, outcome.outcome, outcome.note)
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
  if (ending === 'done') draft.case.judged = [...new Set([...draft.case.judged, item.party])]
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
    if (one.after.ending === ending) start(draft, one)
    else markEnded(draft, one, 'not-needed')
  }
}

const PLAN_SOURCE = { ref: 'plan', name: { zh: '联合处置方案', en: 'the joint plan' } } as const

function start(draft: Draft, item: Extract<PlanItem, { status: 'waiting' }>): void {
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
  })
  replace(draft, { ...item, dueAt: task.dueAt, status: 'running', taskId: task.taskId })
}

const itemsOf = (draft: Draft): readonly PlanItem[] => draft.case.plan?.items ?? []

function replace(draft: Draft, item: PlanItem): void {
  const { plan } = draft.case
  if (plan === undefined) return
  draft.case.plan = { ...plan, items: plan.items.map((one) => (one.item === item.item ? item : one)) }
}
