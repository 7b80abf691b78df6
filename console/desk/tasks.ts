import { useInfiniteQuery } from '@tanstack/react-query'
import type { Task } from '../base/answers.ts'
import { answerOf, api } from '../base/client.ts'
import { dayOf, urgencyOf } from '../base/instant.ts'
import type { Label } from '../base/label.ts'

/** My open tasks, earliest due time first, read anew as time goes by; and the forms that their actions share. */
export function useTasks() {
  const query = useInfiniteQuery({
    queryKey: ['tasks'],
    queryFn: ({ pageParam }) =>
      answerOf(api.GET('/v1/tasks', { params: { query: pageParam === '' ? {} : { cursor: pageParam } } })),
    initialPageParam: '',
    getNextPageParam: ({ cursor }) => cursor,
  })
  const pages = query.data?.pages ?? []
  return {
    tasks: pages.flatMap(({ items }) => items),
    forms: Object.assign({}, ...pages.map(({ forms }) => forms)),
    error: query.error,
    loading: query.isPending,
    more: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
    updatedAt: query.dataUpdatedAt,
  }
}

export type GroupName = 'late' | 'today' | 'rest'
export const GROUPS: readonly { readonly name: GroupName; readonly label: Label }[] = [
  { name: 'late', label: { zh: '超时', en: 'Late' } },
  { name: 'today', label: { zh: '今日到期', en: 'Due today' } },
  { name: 'rest', label: { zh: '其余', en: 'The rest' } },
]

/** The group that a task stands in: late, due today in Shanghai, or later; what waits for others is not late meanwhile. */
export function groupOf(task: Task, now: number): GroupName {
  const urgency = urgencyOf(task, now)
  if (urgency === 'waiting') return 'rest'
  return urgency === 'late' ? 'late' : dayOf(task.dueAt) === dayOf(now) ? 'today' : 'rest'
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
  { name: 'late', label: { zh: '超时', en: 'Late' }, holds: (task, now) => groupOf(task, now) === 'late' },
  { name: 'today', label: { zh: '今日', en: 'Today' }, holds: (task, now) => groupOf(task, now) === 'today' },
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
