import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { answering } from '#functions/runtime/answering.ts'
import type { DependenciesOf } from '#functions/runtime/declaration.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { httpHandler, nameInPath, type Reply } from '#functions/runtime/http.ts'
import { once } from '#functions/runtime/once.ts'
import { wireRules } from '#functions/runtime/wire-rules.ts'
import { wireStore } from '#functions/runtime/wire-store.ts'
import { withdraw } from '#functions/usecases/reports/withdraw-report.ts'
import { env, type uses } from './withdraw-report.function.ts'
import * as route from './withdraw-report.schema.ts'

/** `POST /v1/reports/{trackingCode}/withdrawal`: whoever holds the code takes the report back. */
export const reply = answering(() => route.withdrawReport().answer, answer)

async function answer(
  deps: DependenciesOf<typeof uses, 'clock' | 'ids' | 'rulesOf'>,
  event: APIGatewayProxyEventV2,
): Promise<Reply> {
  const trackingCode = nameInPath(event, 'trackingCode').toUpperCase()
  const withdrawn = await withdraw(deps, trackingCode, event.requestContext.requestId)
  return withdrawn.ok
    ? { status: 200, body: { trackingCode, status: withdrawn.value } }
    : { problem: withdrawn.error }
}

const deps = once(() => {
  const variables = readEnv(env)
  return { ...wireStore(variables), ...wireRules(variables) }
})

export const handler = httpHandler((event) => reply(deps(), event))
