import { type Refusal, refusal } from '../../refusal.ts'
import type { Draft } from '../draft/draft.ts'
import type { Task } from '../record/task.ts'
import { isOwn, type OnTask } from './relations.ts'
import { changeTask, replaceTask } from './tasks.ts'

/** A task urged once more: it counts, and waits for its answer from the first urge that had none. */
export const urgedOnce = (draft: Draft, task: Task): Pick<Task, 'urged' | 'unansweredSince'> => ({
  urged: task.urged + 1,
  unansweredSince: task.unansweredSince ?? draft.context.now,
})

/** Why nobody urges: it is his own task. */
export const refuseOwnUrge = ({ draft, task }: OnTask): Refusal | undefined =>
  isOwn(draft.context.who, task)
    ? refusal(
        'own-request',
        'This task is yours: do it, or say what stands in the way (answer-urge).',
        'taskId',
      )
    : undefined

/** 催办: the lead urges who cooperates with it; the centre, the leader of the case or the district urges whoever owes a task. */
export function urge(draft: Draft, task: Task): undefined {
  changeTask(draft, task, urgedOnce(draft, task))
  draft.record('task-urged', { taskId: task.taskId, times: task.urged + 1 })
}

/** Why no urge is answered: none waits. */
export const refuseAnswer = ({ task }: OnTask): Refusal | undefined =>
  task.unansweredSince === undefined
    ? refusal('no-urge', 'No urge of this task waits for an answer.', 'taskId')
    : undefined

/** 催办反馈: whoever owes the task answers all urges that wait, in words. The task and its clock stay as they are. */
export function answerUrge(draft: Draft, words: string, task: Task): undefined {
  const { unansweredSince, ...answered } = task
  if (unansweredSince === undefined) return
  replaceTask(draft, answered)
  draft.record('urge-answered', { taskId: task.taskId, times: task.urged, unansweredSince }, { text: words })
}

/**
 * 来电催问: a reporter rings again. It counts with the case and urges whoever leads it now: the lead's open tasks, and where
 * no party leads, whoever the stage waits for.
 */
export function hearInquiry(draft: Draft): undefined {
  if (draft.case.status === 'ended') return
  draft.case.inquiries = (draft.case.inquiries ?? 0) + 1
  const open = [...draft.tasks.values()].filter(({ alongside }) => !alongside)
  const leads = open.filter(
    ({ assignee, part }) =>
      assignee.kind === 'party' && (part === 'lead' || assignee.party === draft.case.lead),
  )
  for (const task of leads.length > 0 ? leads : open) urge(draft, task)
}
