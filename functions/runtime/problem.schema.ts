import * as z from 'zod'
import { problemResponse, STATUS_OF } from './problem.ts'

const CODES = Object.keys(STATUS_OF)

/** What every problem says (RFC 9457). */
export const problem = z
  .object({
    type: z.string().meta({ description: 'urn:duoge:problem: and the code' }),
    code: z.enum(CODES).meta({ description: 'Stable: its meaning never changes' }),
    status: z.number().int(),
    title: z.string(),
    detail: z.string().meta({ description: 'A sentence that says what to do' }),
    zh: z
      .string()
      .meta({ description: '同上，中文 · The same in Chinese, without what is particular to the case' }),
    errors: z
      .array(z.object({ field: z.string(), message: z.string(), zh: z.string() }))
      .optional()
      .meta({ description: 'The fields at fault, each with what it needs' }),
  })
  .meta({
    examples: [
      JSON.parse(
        problemResponse({ code: 'date-past', field: 'until', message: 'Choose a later date.' }).body,
      ),
    ],
  })
