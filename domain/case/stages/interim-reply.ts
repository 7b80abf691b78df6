import type { Source } from '../../clock/deadline.ts'
import { may } from '../../people/rights.ts'
import { type Refusal, refusal } from '../../refusal.ts'
import type { OutcomeFor } from '../asked/outcomes.ts'
import { type Draft, setFor } from '../draft/draft.ts'
import type { Task } from '../record/task.ts'
import { sendTask, settleTask, tasksOfKind } from '../tasks/tasks.ts'

const BY_REVIEW: Source = { ref: 'review', name: { zh: '挂账复核日', en: 'the review date' } }
const BY_UPSTREAM: Source = {
  ref: 'upstream',
  name: { zh: '来源单位时限', en: 'the limit of the authority it came from' },
}

/**
 * 阶段性答复: parking pauses our clocks alone. Whoever waits for an answer is told why it waits: before the limit of the
 * authority that a report came from, and by the review date. Nobody is where nobody can be told.
 */
export function oweInterimReplies(draft: Draft, reviewAt: string): void {
  const { upstreamDue, upstream } = draft.case
  if (draft.case.parking !== undefined) draft.case.interimWords = draft.case.parking.publicWords
  if (draft.counters.standing === 0 && upstreamDue === undefined && upstream === undefined) return
  if (upstreamDue !== undefined && upstreamDue > draft.context.now && upstreamDue < reviewAt)
    send(draft, upstreamDue, BY_UPSTREAM)
  send(draft, reviewAt, BY_REVIEW)
}

const send = (draft: Draft, until: string, source: Source) =>
  sendTask(draft, { kind: 'interim-reply', deadline: setFor(draft, until, source) })

/** What is parked goes on before its review: the answer takes the place of what was still to be told meanwhile. */
export function dropInterimReplies(draft: Draft): void {
  for (const task of tasksOfKind(draft, 'interim-reply'))
    if (task.overdueSince === undefined) settleTask(draft, task, 'no-longer-needed')
}

/** The limit of the authority was moved while it is parked: the interim reply is owed before the new one. */
export function followUpstream(draft: Draft): void {
  const { position, parkedUntil, upstreamDue } = draft.case
  if (position.at !== 'in' || position.stage !== 'parked' || parkedUntil === undefined) return
  const byIt = ({ deadline }: Task) => deadline.terms.source.ref === BY_UPSTREAM.ref
  const standing = tasksOfKind(draft, 'interim-reply').filter(byIt)
  if (standing.some(({ dueAt }) => dueAt === upstreamDue)) return
  for (const task of standing) settleTask(draft, task, 'no-longer-needed')
  if (upstreamDue !== undefined && upstreamDue > draft.context.now && upstreamDue < parkedUntil)
    send(draft, upstreamDue, BY_UPSTREAM)
}

/**
 * It was told: in the words that were countersigned with the parking, or in others by whoever may approve a reply. Its
 * reporters read them in their trackers, the system that it came from hears of it.
 */
export function settleInterimReply(
  draft: Draft,
  task: Task,
  { outcome, words }: OutcomeFor<'interim-reply'>,
): Refusal | undefined {
  const { interimWords: signed, upstream } = draft.case
  const told = words ?? signed
  if (told === undefined)
    return refusal(
      'words-missing',
      'No words for the public stand with this case: say what is told.',
      'words',
    )
  if (told !== signed && !may(draft.context.who, 'rule'))
    return refusal(
      'reply-unapproved',
      'Other words than those that were signed with the parking are for whoever approves replies to say.',
      'words',
    )
  settleTask(draft, task, outcome, told)
  draft.case.interim = { at: draft.context.now, words: told }
  return void draft.record('interim-reply-given', {
    taskId: task.taskId,
    ...(upstream === undefined ? {} : { source: upstream }),
  })
}
