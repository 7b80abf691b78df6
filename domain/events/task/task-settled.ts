import * as z from 'zod'
import { assignee, CHECK_WAYS, TASK_KINDS } from '../../case/record/task.ts'
import { commitment, defineEvent } from '../envelope/define.ts'

/** A task has its outcome. */
export const taskSettled = defineEvent({
  type: 'task-settled',
  subject: 'case',
  zh: '任务结束',
  data: () =>
    z.object({
      taskId: z.string().min(1),
      kind: z.enum(TASK_KINDS),
      assignee: assignee,
      outcome: z.string().min(1),
      /** The party whose people did what a role owes: 复查, where somebody had promised to put it right. */
      by: z.string().min(1).optional(),
      /** Of a check that was not made on site: how it was. */
      check: z.enum(CHECK_WAYS).exclude(['site']).optional(),
      /** Rulings on what was asked about it, which nobody has to make any more. */
      unruled: z.array(z.string().min(1)).optional(),
      text: commitment.optional(),
      /** How the head of the unit took part. */
      head: commitment.optional(),
      /** Why a party was sent although a kept ruling says that it is not. */
      despite: commitment.optional(),
      /** 派遣说明, as it was sent out. */
      instruction: commitment.optional(),
      /** Where the proof lies, line by line. */
      evidence: commitment.optional(),
    }),
  example: {
    taskId: 'c-1.3',
    kind: 'handle',
    assignee: { kind: 'party', party: 'chengguan' },
    outcome: 'done',
  },
})
