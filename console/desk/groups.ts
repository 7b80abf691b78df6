import type { Task } from '../base/answers.ts'
import { dayOf, urgencyOf } from '../base/instant.ts'
import type { Label } from '../base/label.ts'
import { offered } from '../kit/form-schema.ts'
import { upstreamDueOf } from '../kit/upstream.ts'

export type GroupName = 'late' | 'unsent' | 'today' | 'rest'
export const GROUPS: readonly { readonly name: GroupName; readonly label: Label }[] = [
  { name: 'late', label: { zh: '超时', en: 'Late' } },
  { name: 'unsent', label: { zh: '待派 · 按上级时限', en: 'To be sent out, by the upstream limit' } },
  { name: 'today', label: { zh: '今日到期', en: 'Due today' } },
  { name: 'rest', label: { zh: '其余', en: 'The rest' } },
]

/** When a task is due: it is late, due today in Shanghai, or later; what waits for others is not late meanwhile. */
function dueWhen(task: Task, now: number): Exclude<GroupName, 'unsent'> {
  const urgency = urgencyOf(task, now)
  if (urgency === 'waiting') return 'rest'
  return urgency === 'late' ? 'late' : dayOf(task.dueAt) === dayOf(now) ? 'today' : 'rest'
}

/** The group that a task stands in: by when it is due; what nobody was sent out for yet, by itself unless it is late. */
export function groupOf(task: Task, now: number): GroupName {
  const due = dueWhen(task, now)
  return due !== 'late' && offered(task, 'dispatched') !== undefined ? 'unsent' : due
}

/** By when another authority wants it, in milliseconds; what none waits for last. */
function upstreamOf(task: Task): number {
  const due = upstreamDueOf(task)
  return due === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(due)
}

/**
 * Tasks as they are read from the top: group after group, in each emergencies, then what is due first; of what is unsent what
 * is due upstream first, then what nobody else waits for. What waits for others comes last in its group.
 */
export function inOrder(tasks: readonly Task[], now: number): readonly Task[] {
  const names = GROUPS.map(({ name }) => name)
  const placed = tasks.map((task) => {
    const group = groupOf(task, now)
    return {
      task,
      group: names.indexOf(group),
      waits: urgencyOf(task, now) === 'waiting' ? 1 : 0,
      calm: task.case?.emergency ? 0 : 1,
      upstream: group === 'unsent' ? upstreamOf(task) : 0,
      due: Date.parse(task.dueAt),
    }
  })
  return placed
    .sort(
      (a, b) =>
        a.group - b.group || a.waits - b.waits || a.calm - b.calm || a.upstream - b.upstream || a.due - b.due,
    )
    .map(({ task }) => task)
}

/** The actions by which something is ruled on. */
export const isRulingAction = ({ action }: Task['actions'][number]): boolean =>
  action.startsWith('rule-') || action === 'countersign'

/** What somebody waits for the owner of the desk to rule on. */
const isRuling = ({ kind, actions }: Task): boolean => kind === 'ruling' || actions.some(isRulingAction)

/** Whether a task still waits to be signed for; what a report is owed is never signed for. */
export const isUnsigned = ({ owes, signedAt }: Task): boolean => owes === undefined && signedAt === undefined

/** What the list may be narrowed to; a task may be in several. */
export const FILTERS: readonly {
  readonly name: string
  readonly label: Label
  readonly holds: (task: Task, now: number) => boolean
}[] = [
  { name: 'late', label: { zh: '超时', en: 'Late' }, holds: (task, now) => dueWhen(task, now) === 'late' },
  { name: 'today', label: { zh: '今日', en: 'Today' }, holds: (task, now) => dueWhen(task, now) === 'today' },
  { name: 'ruling', label: { zh: '待我审', en: 'To rule on' }, holds: isRuling },
  {
    name: 'unsigned',
    label: { zh: '未签收', en: 'Not signed for' },
    holds: isUnsigned,
  },
]

/** Whether a task is in what the list is narrowed to; everything is in what nobody knows. */
export const isIn = (task: Task, filter: string, now: number): boolean =>
  FILTERS.find(({ name }) => name === filter)?.holds(task, now) ?? true
