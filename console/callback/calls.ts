import type { Report, Task, Told } from '../base/answers.ts'
import { timeLabel } from '../base/instant.ts'
import type { Label } from '../base/label.ts'
import { offered } from '../kit/form-schema.ts'

/** What was heard in a call; it is kept as it is typed. */
export type Heard = { readonly solved?: boolean; readonly satisfied?: string; readonly note?: string }

/** Whether a task is a round of calls: the server lets whoever looks say that somebody was called. */
export const isRoundOfCalls = (task: Task): boolean =>
  task.kind === 'follow-up' && offered(task, 'called') !== undefined

/** Whether the calls may be made already: people are given time to see that it holds. */
export const mayBeCalled = ({ notBefore }: Task, now: number): boolean =>
  notBefore === undefined || Date.parse(notBefore) <= now

/** The reports of a case that still have to be called about in this round; one call is for all of one number. */
export const leftToCall = (reports: readonly Report[], round: number): readonly Report[] =>
  reports.filter(
    ({ status, reporter, callBacks = [] }) =>
      status === 'joined' && reporter?.phone !== undefined && callBacks.every((call) => call.round !== round),
  )

/** When somebody tried to call about a case in this stage, and nobody answered: the newest first. */
export const triedInVain = ({ timeline }: Told): readonly string[] =>
  timeline.items
    .filter(({ type }) => type === 'contact-attempted')
    .map(({ at }) => at)
    .sort()
    .reverse()

/** The parts of a day in which people are called: from which hour in Shanghai, and before which. */
const PARTS: readonly { readonly from: number; readonly before: number; readonly label: Label }[] = [
  { from: 8, before: 12, label: { zh: '上午', en: 'in the morning' } },
  { from: 12, before: 18, label: { zh: '下午', en: 'in the afternoon' } },
  { from: 18, before: 21, label: { zh: '晚上', en: 'in the evening' } },
]

function partOf(at: string) {
  const hour = Number.parseInt(timeLabel(at), 10)
  return PARTS.find(({ from, before }) => hour >= from && hour < before)
}

/**
 * 宜打时段: the part of the day in which somebody is likely to answer: that in which they reported, or, where they did not
 * answer then, the first one that has not been tried.
 * @returns nothing when each was tried, and for who reported at night
 */
export function bestHours(receivedAt: string | undefined, inVain: readonly string[]): Label | undefined {
  const tried = new Set(inVain.map(partOf))
  const own = receivedAt === undefined ? undefined : partOf(receivedAt)
  if (own !== undefined && !tried.has(own)) return own.label
  return tried.size === 0 ? undefined : PARTS.find((part) => !tried.has(part))?.label
}
