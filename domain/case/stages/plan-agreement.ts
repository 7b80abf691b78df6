import { type Refusal, refusal } from '../../refusal.ts'
import type { ActionOf } from '../asked/actions.ts'
import { refuseTooFar } from '../draft/dates.ts'
import type { Draft } from '../draft/draft.ts'
import { type AgreedItem, MAX_ITEMS, type Plan, type PlanItem } from '../record/plan.ts'
import { moveDeadline, settleTask, tasksOfKind } from '../tasks/tasks.ts'
import { PLAN_SOURCE, startItem } from './joint-handling.ts'
import { isSubject } from './subjects.ts'
import { holdIfNotHeld } from './whistle.ts'

type Ended = Extract<PlanItem, { status: 'ended' }>
type Running = Extract<PlanItem, { status: 'running' }>

/** 联合处置方案: kept when every item can be carried out: known parties, dates to come, waiting only for an item above. */
export function agreePlan(draft: Draft, items: readonly AgreedItem[], words?: string): Refusal | undefined {
  const refused = refuseUnsound(draft, items, [])
  if (refused !== undefined) return refused
  holdIfNotHeld(draft)
  const version = (draft.case.plan?.version ?? 0) + 1
  const agreedAt = draft.context.now
  draft.case.plan = { version, agreedAt, items: items.map((item) => ({ ...item, status: 'waiting' })) }
  draft.record('plan-agreed', { version, items: items.map(told) }, { text: words })
  return undefined
}

const told = ({ item, party, dueAt }: AgreedItem) => ({ item, party, dueAt })

/**
 * 方案变更: while the plan is carried out its leader says anew what is still to be done. What has ended stays; an item that
 * is named again goes on, by another date perhaps; one that is not named any more is not needed; a new one starts when
 * what it waits for has ended so. Each amendment is a version of the plan, and what it was before is kept.
 */
export function amendPlan(draft: Draft, { items, note }: ActionOf<'amend-plan'>): Refusal | undefined {
  const { plan } = draft.case
  if (plan === undefined) throw new Error(`The case ${draft.case.caseId} carries out no plan.`)
  const ended = plan.items.filter((one): one is Ended => one.status === 'ended')
  const dropped = plan.items.filter(
    (one): one is Exclude<PlanItem, Ended> =>
      one.status !== 'ended' && !items.some(({ item }) => item === one.item),
  )
  if (ended.length + dropped.length + items.length > MAX_ITEMS)
    return refusal(
      'plan-unsound',
      `A plan has ${MAX_ITEMS} items at most, those that ended counted.`,
      'items',
    )
  const refused = refuseUnsound(draft, items, ended) ?? refuseOtherParty(items, plan)
  if (refused !== undefined) return refused

  const version = plan.version + 1
  const before = plan.items.map(({ item, action }) => `${item}: ${action}`).join('\n')
  const named = { items: items.map(told), dropped: dropped.map(({ item }) => item) }
  draft.record('plan-amended', { version, ...named }, { text: note, what: before })
  draft.case.plan = {
    ...plan,
    version,
    items: [
      ...ended,
      ...dropped.map((one) => drop(draft, one)),
      ...items.map((one) => goOn(draft, one, plan)),
    ],
  }
  for (const item of draft.case.plan.items)
    if (item.status === 'waiting' && isFree(item, ended)) startItem(draft, item)
  return tasksOfKind(draft, 'plan-item').length > 0
    ? undefined
    : refusal('plan-unsound', 'Nothing of this plan would run. Name what is to be done now.', 'items')
}

/** Why items cannot be carried out. */
function refuseUnsound(
  draft: Draft,
  items: readonly AgreedItem[],
  ended: readonly Ended[],
): Refusal | undefined {
  const { now, pack } = draft.context
  const above = new Set<string>()
  for (const { item, party, dueAt, after } of items) {
    if (!pack.parties.some((one) => one.code === party))
      return refusal('party-unknown', `There is no party ${party} in this jurisdiction's pack.`, 'items')
    if (dueAt <= now) return refusal('date-past', `The item ${item} is due in the past.`, 'items')
    const far = refuseTooFar(draft, dueAt, 'items')
    if (far !== undefined) return far
    if (above.has(item) || ended.some((one) => one.item === item))
      return refusal('plan-unsound', `Two items are called ${item}.`, 'items')
    const past = ended.find((one) => one.item === after?.item)
    if (past !== undefined && past.ending !== after?.ending)
      return refusal(
        'plan-unsound',
        `The item ${item} waits for an ending that ${past.item} did not have.`,
        'items',
      )
    if (after !== undefined && past === undefined && !above.has(after.item))
      return refusal('plan-unsound', `The item ${item} waits for one that does not stand above it.`, 'items')
    above.add(item)
  }
  return items.every(({ party }) => isSubject(draft, party))
    ? refusal(
        'subject-leads',
        'The case is about these parties: another one has a part in its plan.',
        'items',
      )
    : undefined
}

/** A party that carries an item out is not exchanged under its hands. */
function refuseOtherParty(items: readonly AgreedItem[], plan: Plan): Refusal | undefined {
  const exchanged = items.find((item) => {
    const running = runningItem(plan, item)
    return running !== undefined && running.party !== item.party
  })
  return exchanged === undefined
    ? undefined
    : refusal(
        'plan-unsound',
        `The item ${exchanged.item} runs with another party. Drop it, and name a new one.`,
        'items',
      )
}

const runningItem = (plan: Plan, { item }: AgreedItem): Running | undefined =>
  plan.items.find((one): one is Running => one.status === 'running' && one.item === item)

function drop(draft: Draft, { item, party, action, dueAt, after }: Exclude<PlanItem, Ended>): PlanItem {
  for (const task of tasksOfKind(draft, 'plan-item'))
    if (task.item === item) settleTask(draft, task, 'not-needed')
  draft.record('plan-item-ended', { item, party, ending: 'not-needed' })
  const kept = { item, party, action, dueAt, ...(after === undefined ? {} : { after }) }
  return { ...kept, status: 'ended', ending: 'not-needed', endedAt: draft.context.now }
}

/** An item as it goes on: one that runs keeps its task, by the date that is agreed now; any other waits to be started. */
function goOn(draft: Draft, item: AgreedItem, plan: Plan): PlanItem {
  const running = runningItem(plan, item)
  const task = tasksOfKind(draft, 'plan-item').find(({ taskId }) => taskId === running?.taskId)
  if (running === undefined || task === undefined) return { ...item, status: 'waiting' }
  const { now } = draft.context
  if (item.dueAt !== task.dueAt)
    moveDeadline(draft, task, { kind: 'date-set', at: now, until: item.dueAt, source: PLAN_SOURCE })
  return { ...running, action: item.action, dueAt: item.dueAt }
}

/** Whether what an item waits for has ended so, or it waits for nothing. */
const isFree = ({ after }: PlanItem, ended: readonly Ended[]): boolean =>
  after === undefined || ended.some((one) => one.item === after.item)
