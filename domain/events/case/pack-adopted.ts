import * as z from 'zod'
import { defineEvent } from '../envelope/define.ts'

/** The case is decided by another version of the pack from now on; the limits of what is owed were recomputed. */
export const packAdopted = defineEvent({
  type: 'pack-adopted',
  subject: 'case',
  zh: '启用新版配置',
  data: () =>
    z.object({
      from: z.number().int().positive(),
      to: z.number().int().positive(),
      /** The filing condition it has now, where the newest no longer knows the one it had. */
      condition: z.string().min(1).optional(),
    }),
  example: { from: 1, to: 2 },
})
