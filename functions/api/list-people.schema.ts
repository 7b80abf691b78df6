import * as z from 'zod'
import { STAFF_ROLES } from '#domain/people/roles.ts'
import type { RouteSchemas } from '#functions/runtime/answering.ts'
import { once } from '#functions/runtime/once.ts'
import { personSchema } from './person-view.ts'

/** People, as they are asked for. */
export const listPeople = once(
  () =>
    ({
      query: z.strictObject({
        on: z.iso.date().optional().meta({ description: '日期（北京时间） · A day in China' }),
        grid: z.string().min(1).max(40).optional().meta({ description: '网格代码 · The code of a grid' }),
        role: z.enum(STAFF_ROLES).optional().meta({ description: '岗位 · A role' }),
      }),
      answer: z.object({
        items: z.array(personSchema),
        roles: z
          .array(z.object({ code: z.enum(STAFF_ROLES), postedTo: z.enum(['grid', 'party', 'street']) }))
          .meta({ description: 'The roles, and what a posting in each names' }),
      }),
    }) satisfies RouteSchemas,
)
