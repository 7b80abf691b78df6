import * as z from 'zod'
import { commitment, defineEvent } from '../envelope/define.ts'

/** Somebody who is no party promised to put it right by a date. */
export const promiseMade = defineEvent({
  type: 'promise-made',
  subject: 'case',
  zh: '承诺整改',
  data: () =>
    z.object({
      until: z.iso.datetime({ precision: 3 }),
      /** The task that stays open beside it, and the party that answers for it. */
      taskId: z.string().min(1).optional(),
      party: z.string().min(1).optional(),
      who: commitment,
      what: commitment,
    }),
  example: {
    until: '2021-01-18T02:00:00.000Z',
    taskId: 'c-01jcyq6f3kcy5e7xq2m4w8h0zd.4',
    party: 'chengguan',
    who: '0'.repeat(64),
    what: '0'.repeat(64),
  },
})
