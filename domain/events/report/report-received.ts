import * as z from 'zod'
import { APPEALS } from '../../appeal.ts'
import { CHANNELS } from '../../report/record/channels.ts'
import { commitment, defineEvent } from '../envelope/define.ts'

/** A report was kept and its receipt given. */
export const reportReceived = defineEvent({
  type: 'report-received',
  subject: 'report',
  zh: '收到诉求',
  data: () =>
    z.object({
      channel: z.enum(CHANNELS),
      appeal: z.enum(APPEALS),
      emergency: z.boolean(),
      /** Commits to the words of the report, kept apart. */
      words: commitment,
    }),
  example: { channel: 'hotline', appeal: 'complaint', emergency: true, words: '0'.repeat(64) },
})
