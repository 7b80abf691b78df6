import type { OutcomeFor } from '../asked/outcomes.ts'
import type { Draft } from '../draft/draft.ts'
import type { Task } from '../record/task.ts'
import { TASK_FACTS } from '../tasks/task-kinds.ts'
import { ownerIn, sendTask, settleTask } from '../tasks/tasks.ts'

/**
 * 应急处置: while the forces go out, the duty officer and the leader of the grid are told (each owes to take note of it,
 * round the clock), and the reporter is called. All of it runs beside the stages, belongs to the case, and holds up none:
 * who reported is called even when the parties were faster, or when nobody leads the matter.
 */
export function raiseAlarm(draft: Draft): void {
  const { emergency, alarmRaised, confirmedInPerson, reporterless } = draft.case
  if (!emergency || alarmRaised) return
  draft.case.alarmRaised = true
  for (const owner of TASK_FACTS.alert.owedBy)
    sendTask(draft, { kind: 'alert', assignee: ownerIn(draft, owner) })
  if (confirmedInPerson || reporterless) return
  sendTask(draft, { kind: 'contact', alongside: true, ofCase: true })
}

/** Somebody has taken note of the emergency. */
export function settleAlert(draft: Draft, task: Task, outcome: OutcomeFor<'alert'>): undefined {
  settleTask(draft, task, outcome.outcome, outcome.note)
}
