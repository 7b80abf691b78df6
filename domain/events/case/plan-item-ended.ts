import * as z from 'zod'
import { ENDINGS } from '../../case/record/plan.ts'
import { defineEvent } from '../envelope/define.ts'

/** An item of the plan ended; what waits for that ending starts. */
export const planItemEnded = defineEvent({
  type: 'plan-item-ended',
  subject: 'case',
  zh: '事项结束',
  data: () =>
    z.object({
      item: z.string().min(1),
      party: z.string().min(1),
      ending: z.enum(ENDINGS),
    }),
  example: { item: 'notice', party: 'wuye', ending: 'lapsed' },
})
