import type { CaseState } from '#domain/case/record/case.ts'
import { nextMoment } from '#domain/case/record/task.ts'
import { changesOf } from '#domain/decision/change.ts'
import { eventsFor } from '#domain/events/subscriptions.ts'
import type { Made } from './case-harness.ts'

/** What the machine, the schedules and the next look at reports have to be brought to, as a case stands. */
function wantsOf(state: CaseState | undefined): string[] {
  if (state === undefined) return []
  const { case: of, tasks, counters } = state
  const { position } = of
  const open = of.status === 'open'
  return [
    `reports ${counters.joined} ${counters.standing}`,
    ...(open && (position.at === 'entering' || position.run < of.run) ? [`run ${of.run}`] : []),
    ...(position.at === 'leaving' ? [`answer for ${position.run} ${position.visit}`] : []),
    ...(open ? [] : ['an end of everything']),
    // One that is not to ring any more rings in vain.
    ...tasks.flatMap((task) => {
      const at = nextMoment(task)
      return at === undefined ? [] : [`schedule of ${task.taskId} at ${at}`]
    }),
  ]
}

/**
 * What a decision made wanted without an event that has a case reconciled. What is noticed of reports is noticed while a
 * case is reconciled, which goes on with the rest.
 */
export function unheard({ command, before, after, changes }: Made): string[] {
  const heard = eventsFor('reconcile')
  const told = changesOf(changes, 'event').some(
    ({ event: { type, metadata } }) => metadata.caseId !== undefined && heard.includes(type),
  )
  if (told || command === 'see-reports') return []
  const known = wantsOf(before)
  // Who opens a visit that was resolved already answers it at once.
  const answered = command === 'open-stage' ? /^answer for / : /^$/
  return wantsOf(after).filter((want) => !known.includes(want) && !answered.test(want))
}
