import * as z from 'zod'
import { defineEvent } from '../envelope/define.ts'

/** The system that a case came from is told how its emergency goes (阶段性报告), before the reply. */
export const emergencyReported = defineEvent({
  type: 'emergency-reported',
  subject: 'case',
  zh: '应急阶段性报告',
  data: () =>
    z.object({
      state: z.enum(['raised', 'called-off']),
      source: z.object({ system: z.string().min(1), reference: z.string().min(1) }),
    }),
  example: { state: 'raised', source: { system: 'district.12345', reference: '20210118-0001' } },
})
