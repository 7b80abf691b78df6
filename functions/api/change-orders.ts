import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { answering } from '#functions/runtime/answering.ts'
import type { DependenciesOf } from '#functions/runtime/declaration.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { httpHandler, type Reply, readBody } from '#functions/runtime/http.ts'
import { once } from '#functions/runtime/once.ts'
import { signedIn } from '#functions/runtime/sign-in.ts'
import { wireNames } from '#functions/runtime/wire-names.ts'
import { wireRules } from '#functions/runtime/wire-rules.ts'
import { wireStore } from '#functions/runtime/wire-store.ts'
import { changeOrders } from '#functions/usecases/change-orders.ts'
import { env, type uses } from './change-orders.function.ts'
import * as route from './change-orders.schema.ts'
import { ordersView, peopleInOrders } from './orders-view.ts'

/** `POST /v1/standing-orders/actions`: somebody delegates, ends a delegation, or withdraws a kept rule. */
export const reply = answering(() => route.changeStandingOrders().answer, answer)

async function answer(
  deps: DependenciesOf<typeof uses, 'clock' | 'ids' | 'rulesOf'>,
  event: APIGatewayProxyEventV2,
): Promise<Reply> {
  const who = signedIn(event)
  const action = readBody(event, route.changeStandingOrders().body)
  const correlationId = event.requestContext.requestId
  const changed = await changeOrders(deps, action, { who, correlationId, causationId: correlationId })
  if (!changed.ok) return { problem: changed.error }
  const names = await deps.people.names(who.jurisdiction, peopleInOrders(changed.value))
  return {
    status: 200,
    body: { action: action.action, ...ordersView(changed.value, await deps.clock.now(), names) },
  }
}

const deps = once(() => {
  const variables = readEnv(env)
  return { ...wireStore(variables), ...wireRules(variables), ...wireNames(variables) }
})

export const handler = httpHandler((event) => reply(deps(), event))
