import * as z from 'zod'
import { commitment, defineEvent } from '../envelope/define.ts'

/** A longer reply limit was asked for, for what is complex; somebody else rules on it. */
export const reportExtensionAsked = defineEvent({
  type: 'report-extension-asked',
  subject: 'report',
  zh: '申请延长答复',
  data: () =>
    z.object({
      text: commitment.optional(),
    }),
  example: {},
})
