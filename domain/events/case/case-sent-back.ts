import * as z from 'zod'
import { commitment, defineEvent } from '../envelope/define.ts'

/** The body that a case was transferred to sent it back: it goes on under its own number. */
export const caseSentBack = defineEvent({
  type: 'case-sent-back',
  subject: 'case',
  zh: '移送退回',
  data: () =>
    z.object({
      run: z.number().int().nonnegative(),
      /** The door of the pack that it was transferred to, and the time for which it was away. */
      to: z.string(),
      from: z.iso.datetime({ precision: 3 }),
      until: z.iso.datetime({ precision: 3 }),
      /** The open case that holds the same place and matter, and is to be merged into this one. */
      besides: z.string().optional(),
      text: commitment.optional(),
    }),
  example: {
    run: 2,
    to: 'hotline',
    from: '2021-01-18T02:00:00.000Z',
    until: '2021-01-20T02:00:00.000Z',
  },
})
