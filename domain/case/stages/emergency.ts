import { policyLimit } from '../../pack/limits-terms.ts'
import { type Draft, runningFrom } from '../draft.ts'
import type { OutcomeFor } from '../outcomes.ts'
import type { Task } from '../task.ts'
import { sendTask, settleTask } from '../tasks.ts'

/**
 * 应急处置: while the forces go out, the duty officer and the leader of the grid are told (each owes to take note of it,
 * round the clock), and the reporter is called. All of it runs beside the stages, belongs to the case, and holds up none:
 * who reported is called even when the parties were faster, or when nobody leads the matter.
 */
export function raiseAlarm(draft: Draft): void {
  const { emergency, alarmRaised, confirmedInPerson, reporterless, place } = draft.case
  if (!emergency || alarmRaised) return
  draft.case.alarmRaised = true
  const { pack } = draft.context
  for (const assignee of [
    { kind: 'role', role: 'shift-leader' },
    { kind: 'role', role: 'grid-leader', grid: place.grid },
  ] as const) {
    const deadline = runningFrom(draft, policyLimit(pack, 'takeNote'))
    sendTask(draft, { kind: 'alert', assignee, deadline, alongside: true, ofCase: true })
  }
  if (confirmedInPerson || reporterless) return
  const deadline = runningFrom(draft, policyLimit(pack, 'firstContact'))
  sendTask(draft, {
    kind: 'contact',
    assignee: { kind: 'role', role: 'call-taker' },
    deadline,
    alongside: true,
    ofCase: true,
  })
}

/** Somebody has taken note of the emergency. */
export function settleAlert(draft: Draft, task: Task, outcome: OutcomeFor<'alert'>): undefined {
  settleTask(draft, task, outcome.outcome, outcome.note)
}
