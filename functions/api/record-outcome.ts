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
import { recordOutcome } from '#functions/usecases/cases/record-outcome.ts'
import { caseView } from './case-view.ts'
import { readingOf } from './reading.ts'
import { env, type uses } from './record-outcome.function.ts'
import * as route from './record-outcome.schema.ts'

/** `POST /v1/tasks/{taskId}/outcome`: somebody reports how a task ended. */
export const reply = answering(() => route.recordOutcome().answer, answer)

async function answer(
  deps: DependenciesOf<typeof uses, 'clock' | 'ids' | 'rulesOf'>,
  event: APIGatewayProxyEventV2,
): Promise<Reply> {
  const who = signedIn(event)
  const outcome = readBody(event, route.recordOutcome().body)
  const taskId = nameInPath(event, 'taskId')
  const correlationId = event.requestContext.requestId
  const cause = { who, correlationId, causationId: correlationId }
  const recorded = await recordOutcome(deps, taskId, outcome, cause)
  if (!recorded.ok) {
    info(LOG.refused, { taskId, code: recorded.error.code, correlationId })
    return { problem: recorded.error }
  }
  info(LOG.outcomeRecorded, { taskId, outcome: outcome.outcome, correlationId })
  const { case: of } = recorded.value
  const reading = readingOf(who, of, (await deps.rulesOf(of.jurisdiction, of.packVersion)).pack)
  return { status: 200, body: { taskId, outcome: outcome.outcome, case: caseView(of, reading) } }
}

const deps = once(() => {
  const variables = readEnv(env)
  return { ...wireStore(variables), ...wireRules(variables) }
})

export const handler = httpHandler((event) => reply(deps(), event))
