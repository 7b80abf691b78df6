import * as z from 'zod'
import { defineEvent } from '../envelope/define.ts'

/** A party was added to a stage that runs. */
export const partyAdded = defineEvent({
  type: 'party-added',
  version: 1,
  subject: 'case',
  zh: '增加承办单位',
  data: () =>
    z.object({
      party: z.string().min(1),
    }),
  example: { party: 'wuye' },
})
