import * as z from 'zod'
import type { Instant } from '#domain/clock/calendar.ts'
import { delegation, routingRule, runningAt, type StandingOrders } from '#domain/orders/record/orders.ts'
import { actedBy, type Names, namedPerson } from './timeline-view.ts'

/** The standing orders as staff see them. */
export const ordersSchema = z.object({
  delegations: z
    .array(delegation.extend({ to: actedBy, by: actedBy }))
    .meta({ description: 'Those that run or will run' }),
  rules: z
    .array(routingRule.extend({ origin: routingRule.shape.origin.extend({ by: actedBy }) }))
    .meta({ description: 'Final rulings that are kept, the oldest first' }),
})

/** Everybody whose id stands in standing orders. */
export const peopleInOrders = ({ delegations, rules }: StandingOrders): readonly string[] => [
  ...delegations.flatMap(({ to, by }) => [to, by]),
  ...rules.map(({ origin }) => origin.by),
]

/** The standing orders as staff see them: what runs or will, and the rulings that are kept. */
export const ordersView = (orders: StandingOrders, now: Instant, names: Names) => ({
  delegations: runningAt(orders, now).map((one) => ({
    ...one,
    to: namedPerson(one.to, names),
    by: namedPerson(one.by, names),
  })),
  rules: orders.rules.map(({ origin, ...rule }) => ({
    ...rule,
    origin: { ...origin, by: namedPerson(origin.by, names) },
  })),
})
