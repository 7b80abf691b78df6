import { later } from '../../clock/calendar.ts'
import type { OutcomeFor } from '../asked/outcomes.ts'
import { type Draft, setFor } from '../draft/draft.ts'
import type { Task } from '../record/task.ts'
import { sendTask, settleTask } from '../tasks/tasks.ts'
import { dropInterimReplies, oweInterimReplies } from './interim-reply.ts'
import { resolveStage } from './path.ts'

const REVIEW_SOURCE = { ref: 'review', name: { zh: '挂账复核日', en: 'the review date' } } as const

/** 挂账: conditions are lacking for now. Nobody acts; at the review date the case is back on the leader's desk. */
export function openParked(draft: Draft): void {
  const { now } = draft.context
  // A review date that passed while the proposal waited for its signature has come.
  const reviewAt = later(draft.case.parkedUntil ?? now, now)
  sendTask(draft, { kind: 'review', deadline: setFor(draft, reviewAt, REVIEW_SOURCE) })
  oweInterimReplies(draft, reviewAt)
}

/** Anybody may say that the condition is met or that things got worse. */
export function settleReview(draft: Draft, task: Task, outcome: OutcomeFor<'review'>): undefined {
  settleTask(draft, task, outcome.outcome, outcome.note)
  dropInterimReplies(draft)
  resolveStage(draft, 'parked', outcome.outcome)
}

/** The review date has come. */
export function reviewDue(draft: Draft, task: Task): undefined {
  settleTask(draft, task, 'review')
  resolveStage(draft, 'parked', 'review')
}
