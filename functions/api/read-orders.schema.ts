import type { RouteSchemas } from '#functions/runtime/answering.ts'
import { once } from '#functions/runtime/once.ts'
import { ordersSchema } from './orders-view.ts'
import { page } from './shared.schema.ts'
import { timelineSchema } from './timeline-view.ts'

/** The standing orders of a jurisdiction, and how they came to be. */
export const readStandingOrders = once(
  () => ({ query: page, answer: ordersSchema.extend({ timeline: timelineSchema() }) }) satisfies RouteSchemas,
)
