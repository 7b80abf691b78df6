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
import { changeReport } from '#functions/usecases/reports/act-on-report.ts'
import { env, type uses } from './act-on-report.function.ts'
import * as route from './act-on-report.schema.ts'
import { owedView } from './owed-view.ts'

/** `POST /v1/cases/{caseId}/reports/{reportId}/actions`: somebody records what one report had, or asks for longer. */
export const reply = answering(() => route.actOnReport().answer, answer)

async function answer(
  deps: DependenciesOf<typeof uses, 'clock' | 'ids' | 'rulesOf'>,
  event: APIGatewayProxyEventV2,
): Promise<Reply> {
  const who = signedIn(event)
  const action = readBody(event, route.actOnReport().body)
  const ids = { caseId: nameInPath(event, 'caseId'), reportId: nameInPath(event, 'reportId') }
  const correlationId = event.requestContext.requestId
  const acted = await changeReport(deps, ids, action, { who, correlationId, causationId: correlationId })
  if (!acted.ok) {
    info(LOG.refused, { ...ids, code: acted.error.code, correlationId })
    return { problem: acted.error }
  }
  info(LOG.acted, { ...ids, outcome: action.action, correlationId })
  const { report, of } = acted.value
  const at = { now: await deps.clock.now(), calendar: (await deps.rulesOf(of.jurisdiction)).calendar }
  return { status: 200, body: { action: action.action, reportId: ids.reportId, ...owedView(report, at) } }
}

const deps = once(() => {
  const variables = readEnv(env)
  return { ...wireStore(variables), ...wireRules(variables) }
})

export const handler = httpHandler((event) => reply(deps(), event))
