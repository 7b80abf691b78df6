import { millis } from '../../clock/calendar.ts'
import type { Texts } from '../../decision/recorder.ts'
import { type Refusal, refusal } from '../../refusal.ts'
import type { OutcomeFor } from '../asked/outcomes.ts'
import type { Draft } from '../draft/draft.ts'
import { judge, namesParty } from '../draft/judging.ts'
import type { Task } from '../record/task.ts'
import { changeTask, partyOf, replaceTask, settleTask, tasksOfKind } from '../tasks/tasks.ts'
import { goOn, settleRuling } from './rulings.ts'

type Promised = Extract<OutcomeFor<'handle'>, { outcome: 'promised' }>

/**
 * 承诺整改: somebody who is no party promises to put it right by a date, never past the limit. The lead's task stays open
 * beside the promise, and its clock runs on; a return that was asked for is given up with it.
 */
export function makePromise(draft: Draft, task: Task, { who, what, until }: Promised): Refusal | undefined {
  const { now } = draft.context
  if (namesParty(draft, who))
    return refusal(
      'promised-by-party',
      'A party promises nothing: what it does is its work. Name who promises it, or add the party to the case.',
      'who',
    )
  if (millis(until) <= millis(now)) return refusal('date-past', 'A promise is for a time to come.', 'until')
  if (millis(until) > millis(task.dueAt))
    return refusal('past-limit', `A promise never runs past the limit: ${task.dueAt}.`, 'until')
  draft.case.promise = { until, madeAt: now }
  const { returning, ...rest } = task
  const kept = returning?.state === 'final' ? task : rest
  replaceTask(draft, { ...kept, ofCase: true })
  // What was asked for besides waits as long as the task does.
  for (const one of rulingsAbout(draft, task)) changeTask(draft, one, { ofCase: true })
  draft.record('promise-made', { until, taskId: task.taskId, party: partyOf(task) }, { who, what })
  if (returning !== undefined && returning.state !== 'final') {
    settleRuling(draft, returning.state === 'asked' ? 'return' : 'objection', 'no-longer-needed', task.taskId)
    goOn(draft, task.taskId)
  }
  return undefined
}

const rulingsAbout = (draft: Draft, { taskId }: Task): Task[] =>
  tasksOfKind(draft, 'ruling').filter(({ ruling }) => ruling?.asked?.taskId === taskId)

/** What the lead still owes beside a promise. */
const besidePromise = (draft: Draft): Task[] =>
  draft.case.promise === undefined ? [] : tasksOfKind(draft, 'handle')

/** The check of a promise has begun: what the lead owes beside it belongs to this visit, and ends with it. */
export function bindToCheck(draft: Draft): void {
  const { position } = draft.case
  if (position.at !== 'in') return
  const { run, visit, stage } = position
  for (const owed of besidePromise(draft))
    for (const { ofCase: _past, ...rest } of [owed, ...rulingsAbout(draft, owed)])
      replaceTask(draft, { ...rest, run, visit, stage })
}

/** The check said whether the promise was kept: so ends what the lead owed beside it. */
export function endBesidePromise(draft: Draft, kept: boolean): void {
  for (const task of besidePromise(draft)) settleTask(draft, task, kept ? 'done' : 'promise-broken')
}

/**
 * Beside a promise the lead reports one thing: that it has done the work itself. Then the promise is kept, and the check
 * judges the lead's work.
 */
export function reportBesidePromise(draft: Draft, task: Task, words: Texts): void {
  judge(draft, partyOf(task))
  settleTask(draft, task, 'done', words)
  markKept(draft)
}

/** The promise is said to be kept; saying it twice changes nothing. */
export function markKept(draft: Draft): void {
  const { promise } = draft.case
  if (promise === undefined || promise.keptAt !== undefined) return
  draft.case.promise = { ...promise, keptAt: draft.context.now }
  draft.record('promise-kept', { by: draft.context.who.id })
}
