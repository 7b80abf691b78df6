import * as z from 'zod'
import { staffAction } from '#domain/people/change-staff.ts'
import type { RouteSchemas } from '#functions/runtime/answering.ts'
import { once } from '#functions/runtime/once.ts'
import { personSchema } from './person-view.ts'

/** What is done about somebody, and how they stand after it. */
export const changePeople = once(
  () =>
    ({
      body: staffAction,
      answer: z.object({
        action: z.string(),
        person: personSchema,
        temporaryPassword: z
          .string()
          .optional()
          .meta({ description: '首次登录用，只显示这一次 · For the first sign-in; told this once' }),
      }),
    }) satisfies RouteSchemas,
)
