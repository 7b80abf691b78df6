import * as z from 'zod'
import { defineEvent } from '../envelope/define.ts'

/** A deputy is to act for the leader of a grid, from and until (AB角). */
export const delegationMade = defineEvent({
  type: 'delegation-made',
  subject: 'jurisdiction',
  zh: '委托',
  data: () =>
    z.object({
      delegationId: z.string().min(1),
      grid: z.string().min(1),
      /** The sign-in id of the deputy. */
      to: z.string().min(1),
      from: z.iso.datetime({ precision: 3 }),
      until: z.iso.datetime({ precision: 3 }),
    }),
  example: {
    delegationId: 'd-1',
    grid: 'g1',
    to: 'u-deputy',
    from: '2021-01-18T02:00:00.000Z',
    until: '2021-01-22T09:30:00.000Z',
  },
})
