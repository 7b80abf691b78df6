import * as z from 'zod'
import { SENSITIVITIES } from '../../case/record/sensitive.ts'
import { commitment, defineEvent } from '../envelope/define.ts'

/** The centre marked a case as sensitive, or took that back: from now on a narrower circle reads it, or everybody again. */
export const caseMarkedSensitive = defineEvent({
  type: 'case-marked-sensitive',
  subject: 'case',
  zh: '敏感案件标记',
  data: () => z.object({ as: z.array(z.enum(SENSITIVITIES)), text: commitment.optional() }),
  example: { as: ['crowd'] },
})
