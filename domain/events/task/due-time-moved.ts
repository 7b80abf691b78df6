import * as z from 'zod'
import { clockEvent } from '../../clock/deadline.ts'
import { defineEvent } from '../envelope/define.ts'

/** A due time moved: an extension was granted, or another limit applies. It can be replayed from the terms it was sent with. */
export const dueTimeMoved = defineEvent({
  type: 'due-time-moved',
  subject: 'case',
  zh: '时限变更',
  data: () =>
    z.object({
      taskId: z.string().min(1),
      by: clockEvent,
      dueAt: z.iso.datetime({ precision: 3 }),
      provisional: z.boolean(),
    }),
  example: {
    taskId: 'c-1.3',
    by: { kind: 'extended', at: '2021-01-18T02:00:00.000Z', until: '2021-01-29T09:30:00.000Z' },
    dueAt: '2021-01-29T09:30:00.000Z',
    provisional: false,
  },
})
