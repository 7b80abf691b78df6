import * as z from 'zod'
import { RULINGS } from '../../case/record/ruling.ts'
import { assignee, checkWay, TASK_KINDS } from '../../case/record/task.ts'
import { terms } from '../../clock/deadline.ts'
import { defineEvent } from '../envelope/define.ts'

/** Somebody owes something from now on. */
export const taskSent = defineEvent({
  type: 'task-sent',
  subject: 'case',
  zh: '任务派出',
  data: () =>
    z.object({
      taskId: z.string().min(1),
      kind: z.enum(TASK_KINDS),
      assignee: assignee,
      dueAt: z.iso.datetime({ precision: 3 }),
      provisional: z.boolean(),
      /** What the due time is computed from. */
      terms,
      part: z.enum(['lead', 'cooperating']).optional(),
      item: z.string().min(1).optional(),
      /** To reinspect, not simply on site: how, and what the lot was. */
      check: checkWay.optional(),
      /** To rule: on what. */
      rulingOn: z.enum(RULINGS).optional(),
      /** A ruling, or a consent: the task that waits for it. */
      about: z.string().min(1).optional(),
    }),
  example: {
    taskId: 'c-1.3',
    kind: 'handle',
    assignee: { kind: 'party', party: 'chengguan' },
    dueAt: '2021-01-18T02:00:00.000Z',
    provisional: false,
    terms: {
      kind: 'limit',
      limit: { amount: 7, unit: 'working-day' },
      start: '2021-01-18T02:00:00.000Z',
      source: {
        ref: 'wujiaochang@1/matters/illegal-structure/penalise/general/handling',
        name: { zh: '私搭乱建·立案查处·处置', en: 'Unlawful structure, investigate and penalise, handling' },
      },
    },
  },
})
