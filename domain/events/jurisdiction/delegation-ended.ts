import * as z from 'zod'
import { defineEvent } from '../envelope/define.ts'

/** A delegation was ended before its time. */
export const delegationEnded = defineEvent({
  type: 'delegation-ended',
  subject: 'jurisdiction',
  zh: '终止委托',
  data: () =>
    z.object({
      delegationId: z.string().min(1),
      grid: z.string().min(1),
      to: z.string().min(1),
      at: z.iso.datetime({ precision: 3 }),
    }),
  example: { delegationId: 'd-1', grid: 'g1', to: 'u-deputy', at: '2021-01-20T02:00:00.000Z' },
})
