import { type Draft, dueOf, isOpen, runningFrom } from '../draft/draft.ts'
import type { Task } from '../record/task.ts'
import { TASK_FACTS } from '../tasks/task-kinds.ts'
import { limitOf } from '../tasks/task-limit.ts'
import { changeTask, moveDeadline, settleTask, tasksOfKind } from '../tasks/tasks.ts'
import { urgedOnce } from '../tasks/urging.ts'
import { accept } from './accept.ts'
import { raiseAlarm } from './emergency.ts'
import { resolveStage } from './path.ts'
import { knowsProcessing, setProcessing } from './processing.ts'

/**
 * 转应急: what becomes known as an emergency only now goes to the departments at once, as if it had been one from the
 * start, while nobody has been sent. Later the alarm is raised where the case stands: the duty officer and the leader are
 * told, and whoever owes something is urged, by the emergency limit from now on. Said again, it changes nothing.
 */
export function declareEmergency(draft: Draft): undefined {
  if (draft.case.emergency || draft.case.position.at !== 'in') return
  draft.case.emergency = true
  for (const task of tasksOfKind(draft, 'check-alarm')) settleTask(draft, task, 'no-longer-needed')
  if (!knowsProcessing(draft, draft.case.processing ?? 'general')) setProcessing(draft, 'general')
  if (isOpen(draft, 'confirm')) return accept(draft)
  draft.record('emergency-raised', { grid: draft.case.place.grid })
  // What was returned needs a dispatcher's eyes all the same, and so does what a machine has guessed.
  if (isOpen(draft, 'dispatch') && draft.case.returns === 0 && !draft.case.matterGuessed) {
    draft.case.whose = 'emergency'
    return void resolveStage(draft, 'dispatch', 'dispatched')
  }
  const open = [...draft.tasks.values()].filter(({ alongside }) => !alongside)
  raiseAlarm(draft)
  for (const task of open) hurry(draft, task)
}

/** Urges whoever owes a task; what runs against a limit of the matter is due by the emergency's from now on, if that is sooner. */
function hurry(draft: Draft, task: Task): void {
  const { now } = draft.context
  const waits = task.notBefore !== undefined && task.notBefore > now
  const { hurried, limit: limitedBy } = TASK_FACTS[task.kind]
  if (waits || !hurried) return
  const urged = { ...task, ...urgedOnce(draft, task) }
  changeTask(draft, task, urged)
  draft.record('task-urged', { taskId: task.taskId, times: urged.urged })
  const urgent =
    limitedBy.by === 'matter' ||
    limitedBy.by === 'ruling' ||
    (limitedBy.by === 'policy' && limitedBy.urgent !== undefined)
  const limit = urgent ? limitOf(draft, task) : undefined
  if (limit === undefined) return
  const until = dueOf(draft, runningFrom(draft, limit)).at
  if (until >= task.dueAt) return
  moveDeadline(draft, urged, { kind: 'date-set', at: now, until, source: limit.source })
}
