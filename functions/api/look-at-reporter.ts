import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { answering } from '#functions/runtime/answering.ts'
import type { DependenciesOf } from '#functions/runtime/declaration.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { httpHandler, nameInPath, type Reply, readBody } from '#functions/runtime/http.ts'
import { once } from '#functions/runtime/once.ts'
import { signedIn } from '#functions/runtime/sign-in.ts'
import { wireRules } from '#functions/runtime/wire-rules.ts'
import { wireStore } from '#functions/runtime/wire-store.ts'
import { lookAtReporter } from '#functions/usecases/reports/look-at-person.ts'
import { env, type uses } from './look-at-reporter.function.ts'
import * as route from './look-at-reporter.schema.ts'

/** `POST /v1/cases/{caseId}/reports/{reportId}/looks`: whoever calls sees whom, and that is recorded. */
export const reply = answering(() => route.lookAtReporter().answer, answer)

async function answer(
  deps: DependenciesOf<typeof uses, 'clock' | 'ids' | 'rulesOf'>,
  event: APIGatewayProxyEventV2,
): Promise<Reply> {
  const who = signedIn(event)
  const why = readBody(event, route.lookAtReporter().body)
  const ids = { caseId: nameInPath(event, 'caseId'), reportId: nameInPath(event, 'reportId') }
  const correlationId = event.requestContext.requestId
  const found = await lookAtReporter(deps, ids, why, { who, correlationId, causationId: correlationId })
  return found.ok ? { status: 200, body: found.value } : { problem: found.error }
}

const deps = once(() => {
  const variables = readEnv(env)
  return { ...wireStore(variables), ...wireRules(variables) }
})

export const handler = httpHandler((event) => reply(deps(), event))
