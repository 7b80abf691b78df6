import * as z from 'zod'
import { APPEALS } from '../../appeal.ts'
import { defineEvent } from '../envelope/define.ts'

/** A case was opened for a report. */
export const caseOpened = defineEvent({
  type: 'case-opened',
  subject: 'case',
  zh: '立案',
  data: () =>
    z.object({
      matter: z.string().min(1),
      place: z.string().min(1),
      grid: z.string().min(1),
      appeal: z.enum(APPEALS),
      emergency: z.boolean(),
      linkedTo: z.string().min(1).optional(),
    }),
  example: {
    matter: 'illegal-structure',
    place: 'guoding-555',
    grid: 'g1',
    appeal: 'complaint',
    emergency: true,
  },
})
