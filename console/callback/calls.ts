import type { Report, Task, Told } from '../base/answers.ts'
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
