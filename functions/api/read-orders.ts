import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { noOrders } from '#domain/orders/record/orders.ts'
import { mayRead } from '#domain/people/rights.ts'
import { answering } from '#functions/runtime/answering.ts'
import type { DependenciesOf } from '#functions/runtime/declaration.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { httpHandler, type Reply } from '#functions/runtime/http.ts'
import { once } from '#functions/runtime/once.ts'
import { signedIn } from '#functions/runtime/sign-in.ts'
import { wireNames } from '#functions/runtime/wire-names.ts'
import { wireStore } from '#functions/runtime/wire-store.ts'
import { ordersView, peopleInOrders } from './orders-view.ts'
import { env, type uses } from './read-orders.function.ts'
import * as route from './read-orders.schema.ts'
import { actorsOf, timelineView } from './timeline-view.ts'

/** What showing standing orders needs. */
export type ReadOrdersDependencies = DependenciesOf<typeof uses, 'clock'>

/** `GET /v1/standing-orders`: who stands in for whom, which rulings are kept, and what was arranged when and by whom. */
export const reply = answering(() => route.readStandingOrders().answer, answer)

async function answer(
  { store, clock, people }: ReadOrdersDependencies,
  event: APIGatewayProxyEventV2,
): Promise<Reply> {
  const who = signedIn(event)
  if (!mayRead(who, 'standing-orders'))
    return {
      problem: {
        code: 'not-permitted',
        message: 'The standing orders are for the centre, the leaders and the district.',
      },
    }
  const { jurisdiction } = who
  const [orders = noOrders(jurisdiction), timeline, now] = await Promise.all([
    store.standingOrders(jurisdiction),
    store.history(`jurisdiction/${jurisdiction}`, event.queryStringParameters?.cursor),
    clock.now(),
  ])
  const names = await people.names(jurisdiction, [...actorsOf(timeline.items), ...peopleInOrders(orders)])
  return {
    status: 200,
    body: {
      ...ordersView(orders, now, names),
      timeline: timelineView(timeline, names),
    },
  }
}

const deps = once(() => {
  const variables = readEnv(env)
  return { ...wireStore(variables), ...wireNames(variables) }
})

export const handler = httpHandler((event) => reply(deps(), event))
