import * as z from 'zod'
import { defineEvent } from '../envelope/define.ts'

/** 长效: while the place of an archived case was watched, its trouble was reported again; another case was opened for that. */
export const caseRecurred = defineEvent({
  type: 'case-recurred',
  subject: 'case',
  zh: '同一问题再次反映',
  data: () =>
    z.object({
      by: z.string().min(1),
      /** How often by now, with the cases that this one was linked to. */
      times: z.number().int().positive(),
      /** Whether that one goes to its leader at once. */
      acts: z.boolean(),
    }),
  example: { by: 'c-2', times: 1, acts: true },
})
