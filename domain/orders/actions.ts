import * as z from 'zod'
import { instant } from '../clock/calendar.ts'
import { text } from '../text.ts'

const note = text(4_000)
const of = <const Name extends string, Shape extends z.ZodRawShape>(action: Name, shape: Shape) =>
  z.strictObject({ action: z.literal(action), ...shape })

/** What people do about the standing orders of their jurisdiction. */
export const ordersAction = z.discriminatedUnion('action', [
  /** AB角: a deputy is to act for the leader of a grid, from and until. */
  of('delegate', {
    grid: z.string().min(1).max(40),
    to: z.string().min(1).max(128),
    from: instant.optional(),
    until: instant,
  }),
  of('end-delegation', { delegationId: z.string().min(1).max(80) }),
  of('withdraw-rule', { ruleId: z.string().min(1).max(80), note }),
])
export type OrdersAction = z.infer<typeof ordersAction>
