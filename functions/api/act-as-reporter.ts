import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { answering } from '#functions/runtime/answering.ts'
import type { DependenciesOf } from '#functions/runtime/declaration.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { httpHandler, nameInPath, type Reply, readBody } from '#functions/runtime/http.ts'
import { once } from '#functions/runtime/once.ts'
import { wireRules } from '#functions/runtime/wire-rules.ts'
import { wireStore } from '#functions/runtime/wire-store.ts'
import { hearReporter } from '#functions/usecases/reports/hear-reporter.ts'
import { env, type uses } from './act-as-reporter.function.ts'
import * as route from './act-as-reporter.schema.ts'

/** `POST /v1/reports/{trackingCode}/actions`: whoever holds the code adds words, or says whether it is solved. */
export const reply = answering(() => route.actAsReporter().answer, answer)

async function answer(
  deps: DependenciesOf<typeof uses, 'clock' | 'ids' | 'rulesOf'>,
  event: APIGatewayProxyEventV2,
): Promise<Reply> {
  const trackingCode = nameInPath(event, 'trackingCode').toUpperCase()
  const asked = readBody(event, route.actAsReporter().body)
  const heard = await hearReporter(deps, trackingCode, asked, event.requestContext.requestId)
  return heard.ok ? { status: 200, body: { trackingCode, action: asked.action } } : { problem: heard.error }
}

const deps = once(() => {
  const variables = readEnv(env)
  return { ...wireStore(variables), ...wireRules(variables) }
})

export const handler = httpHandler((event) => reply(deps(), event))
