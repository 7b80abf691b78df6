import * as z from 'zod'
import { LOOKED_FOR } from '../../report/record/look-reasons.ts'
import { commitment, defineEvent } from '../envelope/define.ts'

/** Somebody looked at who reported: who, when, and why. */
export const reportPersonShown = defineEvent({
  type: 'report-person-shown',
  subject: 'report',
  zh: '查看诉求人信息',
  data: () => z.object({ reason: z.enum(LOOKED_FOR), text: commitment.optional() }),
  example: { reason: 'contact' },
})
