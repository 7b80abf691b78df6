import * as z from 'zod'
import { commitment, defineEvent } from '../envelope/define.ts'

/** A real hazard was found: from now on the case goes on as found by the centre, whoever takes a report back. */
export const hazardFound = defineEvent({
  type: 'hazard-found',
  subject: 'case',
  zh: '发现隐患',
  data: () => z.object({ grid: z.string().min(1), text: commitment.optional() }),
  example: { grid: 'g1' },
})
