import * as z from 'zod'
import { CHECK_WAYS } from '../../case/record/task.ts'
import { defineEvent } from '../envelope/define.ts'

/** It is checked in another way than was sent out: what became known asks for it, or the first way left it open. */
export const checkWayChanged = defineEvent({
  type: 'check-way-changed',
  subject: 'case',
  zh: '核查方式改变',
  data: () => z.object({ taskId: z.string().min(1), by: z.enum(CHECK_WAYS) }),
  example: { taskId: 'c-1.6', by: 'site' },
})
