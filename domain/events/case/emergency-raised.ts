import * as z from 'zod'
import { defineEvent } from '../envelope/define.ts'

/** An emergency goes to the departments at once: the duty officer and the leader of the grid are to be told. */
export const emergencyRaised = defineEvent({
  type: 'emergency-raised',
  subject: 'case',
  zh: '应急处置',
  data: () => z.object({ grid: z.string().min(1) }),
  example: { grid: 'g1' },
})
