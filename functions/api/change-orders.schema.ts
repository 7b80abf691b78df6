import * as z from 'zod'
import { ordersAction } from '#domain/orders/actions.ts'
import type { RouteSchemas } from '#functions/runtime/answering.ts'
import { once } from '#functions/runtime/once.ts'
import { ordersSchema } from './orders-view.ts'

/** A change of the standing orders, and how they stand after it. */
export const changeStandingOrders = once(
  () =>
    ({
      body: ordersAction,
      answer: z.object({ action: z.string(), ...ordersSchema.shape }),
    }) satisfies RouteSchemas,
)
