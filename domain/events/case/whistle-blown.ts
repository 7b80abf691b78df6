import * as z from 'zod'
import { defineEvent } from '../envelope/define.ts'

/** The leader calls parties. */
export const whistleBlown = defineEvent({
  type: 'whistle-blown',
  subject: 'case',
  zh: '吹哨',
  data: () =>
    z.object({
      ground: z.string().min(1),
      mode: z.enum(['online', 'on-site']),
      parties: z.array(z.string().min(1)),
      reportInBy: z.iso.datetime({ precision: 3 }),
    }),
  example: {
    ground: 'several-departments',
    mode: 'on-site',
    parties: ['chengguan'],
    reportInBy: '2021-01-18T02:00:00.000Z',
  },
})
