import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { answering } from '#functions/runtime/answering.ts'
import type { DependenciesOf } from '#functions/runtime/declaration.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { httpHandler, nameInPath, type Reply, readBody } from '#functions/runtime/http.ts'
import { info, LOG } from '#functions/runtime/log.ts'
import { once } from '#functions/runtime/once.ts'
import { signedIn } from '#functions/runtime/sign-in.ts'
import { wireRules } from '#functions/runtime/wire-rules.ts'
import { wireStore } from '#functions/runtime/wire-store.ts'
import { actOnCase } from '#functions/usecases/cases/act-on-case.ts'
import { env, type uses } from './act-on-case.function.ts'
import * as route from './act-on-case.schema.ts'
import { caseView } from './case-view.ts'
import { readingOf } from './reading.ts'

/** `POST /v1/cases/{caseId}/actions`: somebody acts on a case beside its tasks. */
export const reply = answering(() => route.actOnCase().answer, answer)

async function answer(
  deps: DependenciesOf<typeof uses, 'clock' | 'ids' | 'rulesOf'>,
  event: APIGatewayProxyEventV2,
): Promise<Reply> {
  const who = signedIn(event)
  const action = readBody(event, route.actOnCase().body)
  const caseId = nameInPath(event, 'caseId')
  const correlationId = event.requestContext.requestId
  const acted = await actOnCase(deps, caseId, action, { who, correlationId, causationId: correlationId })
  if (!acted.ok) {
    info(LOG.refused, { caseId, code: acted.error.code, correlationId })
    return { problem: acted.error }
  }
  info(LOG.acted, { caseId, outcome: action.action, correlationId })
  const { case: of } = acted.value
  const reading = readingOf(who, of, (await deps.rulesOf(of.jurisdiction, of.packVersion)).pack)
  return { status: 200, body: { action: action.action, case: caseView(of, reading) } }
}

const deps = once(() => {
  const variables = readEnv(env)
  return { ...wireStore(variables), ...wireRules(variables) }
})

export const handler = httpHandler((event) => reply(deps(), event))
