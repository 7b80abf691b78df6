import { spokenTo } from '../../report/contact.ts'
import type { OutcomeFor } from '../asked/outcomes.ts'
import { type Draft, recordingOf } from '../draft/draft.ts'
import type { Task } from '../record/task.ts'
import { settleTask, tasksOfKind } from '../tasks/tasks.ts'
import { calledIn } from './called.ts'
import { declareEmergency } from './declare-emergency.ts'

/** It was called (which is the contact of that report) or looked: it is an emergency, and goes to the departments at once, or it is none. */
export function settleAlarmCheck(draft: Draft, task: Task, outcome: OutcomeFor<'check-alarm'>): undefined {
  settleTask(draft, task, outcome.outcome, outcome.note)
  for (const rung of tasksOfKind(draft, 'check-alarm')) settleTask(draft, rung, 'no-longer-needed')
  if (outcome.how === 'called') {
    draft.case.confirmedInPerson = true
    draft.extra.push(...spokenTo(calledIn(draft), {}, recordingOf(draft)))
  }
  if (outcome.outcome === 'emergency') return declareEmergency(draft)
}
