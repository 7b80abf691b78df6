import * as z from 'zod'
import type { RouteSchemas } from '#functions/runtime/answering.ts'
import { once } from '#functions/runtime/once.ts'
import { id } from './shared.schema.ts'

/** Messages that are tried again. */
export const moveBack = once(
  () =>
    ({
      path: z.object({ queue: id('队列 · The queue, as `GET /v1/set-aside` calls it') }),
      answer: z.object({ queue: z.string(), moved: z.number().int().nonnegative() }),
    }) satisfies RouteSchemas,
)
