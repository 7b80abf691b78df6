import * as z from 'zod'
import { defineEvent } from '../envelope/define.ts'

/** Whom the reports are about was named: these parties neither lead the case nor judge in it. */
export const subjectsNamed = defineEvent({
  type: 'subjects-named',
  subject: 'case',
  zh: '被反映对象',
  data: () => z.object({ subjects: z.array(z.string().min(1)) }),
  example: { subjects: ['wuye'] },
})
