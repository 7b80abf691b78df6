import * as z from 'zod'
import { defineEvent } from './define.ts'

/** The case is decided by another version of the pack from now on; the limits of what is owed were recomputed. */
export const packAdopted = defineEvent({
  type: 'pack-adopted',
  version: 1,
  subject: 'case',
  zh: '适用新包',
  data: () => z.object({ from: z.number().int().positive(), to: z.number().int().positive() }),
  example: { from: 1, to: 2 },
})
