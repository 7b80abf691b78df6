import * as z from 'zod'
import { owed } from '../../report/record/owed.ts'
import { commitment, defineEvent } from '../envelope/define.ts'

/** The longer reply limit was granted, with what is owed since, or refused. */
export const reportExtensionRuled = defineEvent({
  type: 'report-extension-ruled',
  subject: 'report',
  zh: '延长答复审核',
  data: () =>
    z.object({
      granted: z.boolean(),
      owed: owed.optional(),
      text: commitment.optional(),
    }),
  example: { granted: false },
})
