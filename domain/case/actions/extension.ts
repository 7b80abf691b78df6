import { later } from '../../clock/calendar.ts'
import { dueAfter } from '../../clock/due.ts'
import { after, elapsed } from '../../clock/working-time.ts'
import { type Refusal, refusal } from '../../refusal.ts'
import type { ActionOf } from '../asked/actions.ts'
import { refuseTooFar } from '../draft/dates.ts'
import type { Draft } from '../draft/draft.ts'
import { putOff } from '../draft/put-off.ts'
import type { Task } from '../record/task.ts'
import { askAboutTask, goOn, settleRuling } from '../stages/rulings.ts'
import { type OnTask, refuseRulingInOwnCause } from '../tasks/relations.ts'
import { TASK_FACTS } from '../tasks/task-kinds.ts'
import { changeTask, moveDeadline, replaceTask } from '../tasks/tasks.ts'

/** How often a due time may be moved: once by the dispatcher, a second time by the centre's head. */
const MAX_EXTENSIONS = 2

/** Why no later due time is asked for: it is not extended, or its time has passed, or somebody asked already. */
export function refuseExtension({ draft, task }: OnTask): Refusal | undefined {
  if (TASK_FACTS[task.kind].extendedBy === undefined)
    return refusal('wrong-outcome', 'Only what a party carries out is extended.', 'taskId')
  if (draft.context.now >= task.dueAt)
    return refusal('too-late', `The due time passed at ${task.dueAt}. An extension is asked for before that.`)
  if (task.pendingExtension !== undefined)
    return refusal('extension-pending', 'An extension of this task waits for its ruling already.')
  return (task.extensions ?? 0) >= MAX_EXTENSIONS
    ? refusal('extensions-used', `A due time is moved ${MAX_EXTENSIONS} times at most.`)
    : undefined
}

/** 延期: a later due time is asked for by whoever owes the task, with the reason, before the old one has passed. */
export function askExtension(
  draft: Draft,
  { until, note, evidence }: ActionOf<'ask-extension'>,
  task: Task,
): Refusal | undefined {
  const { now, who } = draft.context
  if (until <= task.dueAt)
    return refusal('date-past', 'An extension leads past the present due time.', 'until')
  const far = refuseTooFar(draft, until, 'until')
  if (far !== undefined) return far
  changeTask(draft, task, { pendingExtension: { until, at: now, by: who.id } })
  draft.record(
    'extension-asked',
    { taskId: task.taskId, until },
    { text: note, evidence: evidence?.join('\n') },
  )
  return void askAboutTask(draft, 'extension', task)
}

/** Why somebody does not rule on an extension: none was asked for, or by himself, or for his own party. */
export function refuseExtensionRuling({ draft, task }: OnTask): Refusal | undefined {
  const asked = task.pendingExtension
  if (asked === undefined) return refusal('no-extension', 'No extension of this task waits for a ruling.')
  return asked.by === draft.context.who.id
    ? refusal('own-request', 'Who asked for an extension does not rule on it. Somebody else has to.')
    : refuseRulingInOwnCause({ draft, task })
}

/**
 * Somebody else rules on it: the dispatcher the first time, the centre's head the second; on items of a plan the leader
 * of the case. What was asked for in time may be granted after the due time has passed: until then an item of a plan does
 * not lapse; refused, it lapses with the ruling.
 */
export function ruleOnExtension(
  draft: Draft,
  { grant, note, publicWords }: ActionOf<'rule-on-extension'>,
  task: Task,
): undefined {
  const { pendingExtension: asked, ...standing } = task
  if (asked === undefined) return
  const { now, pack, calendar } = draft.context
  // Ruled on after the date that was asked for has passed, it gives what is left at the least when a due time is told.
  const until = asked.until > now ? asked.until : dueAfter(now, pack.policy.toldAhead, calendar).at
  // The date may have been put later meanwhile (方案变更, 处理类型): an extension never shortens.
  const dueAt = grant ? later(until, task.dueAt) : task.dueAt
  const items = grant ? moveWaiting(draft, task, dueAt) : []
  draft.record(
    'extension-ruled',
    { taskId: task.taskId, granted: grant, dueAt, ...(items.length === 0 ? {} : { items }) },
    { text: note },
  )
  if (!grant) {
    replaceTask(draft, standing)
    settleRuling(draft, 'extension', 'refused', task.taskId)
    return goOn(draft, task.taskId)
  }
  const extended = { ...standing, extensions: (task.extensions ?? 0) + 1 }
  const moved = moveDeadline(draft, extended, { kind: 'extended', at: now, until })
  movePlanItem(draft, moved)
  if (task.part !== 'cooperating') putOff(draft, { kind: 'extended', until: moved.dueAt, words: publicWords })
  settleRuling(draft, 'extension', 'granted', task.taskId)
  goOn(draft, task.taskId)
}

/**
 * What waits for an item that has more time now is due as much later, in working time; and so on, from item to item.
 * @returns the items that were moved, by their new dates
 */
function moveWaiting(
  draft: Draft,
  { item: extended, dueAt: before }: Task,
  dueAt: string,
): { readonly item: string; readonly dueAt: string }[] {
  const { plan } = draft.case
  const { calendar } = draft.context
  if (extended === undefined || plan === undefined || dueAt <= before) return []
  const later = elapsed(before, dueAt, 'working', calendar)
  const moved = new Set([extended])
  const items = plan.items.map((one) => {
    // An item waits only for one above it.
    if (one.status !== 'waiting' || one.after === undefined || !moved.has(one.after.item)) return one
    moved.add(one.item)
    return { ...one, dueAt: after(one.dueAt, later, 'working', calendar) }
  })
  draft.case.plan = { ...plan, items }
  return items.flatMap(({ item, dueAt: by }) =>
    item !== extended && moved.has(item) ? [{ item, dueAt: by }] : [],
  )
}

function movePlanItem(draft: Draft, task: Task): void {
  const { plan } = draft.case
  if (task.item === undefined || plan === undefined) return
  const items = plan.items.map((one) => (one.item === task.item ? { ...one, dueAt: task.dueAt } : one))
  draft.case.plan = { ...plan, version: plan.version + 1, items }
}
