import * as z from 'zod'
import { commitment, defineEvent } from '../envelope/define.ts'

/** A party was added to a stage that runs. */
export const partyAdded = defineEvent({
  type: 'party-added',
  subject: 'case',
  zh: '增加承办单位',
  data: () =>
    z.object({
      party: z.string().min(1),
      /** Why it was added although a kept ruling says that it is not sent such a trouble. */
      despite: commitment.optional(),
    }),
  example: { party: 'wuye' },
})
