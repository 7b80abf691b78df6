import * as z from 'zod'
import { defineEvent } from '../envelope/define.ts'

/** The case was followed up and kept; the place is watched for a time. */
export const caseArchived = defineEvent({
  type: 'case-archived',
  subject: 'case',
  zh: '归档',
  data: () =>
    z.object({
      watchUntil: z.iso.datetime({ precision: 3 }),
    }),
  example: { watchUntil: '2021-01-18T02:00:00.000Z' },
})
