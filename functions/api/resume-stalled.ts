import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { sfnClient } from '#adapters/stepfunctions/client.ts'
import { createMachine } from '#adapters/stepfunctions/machine.ts'
import { may } from '#domain/people/rights.ts'
import { answering } from '#functions/runtime/answering.ts'
import type { DependenciesOf } from '#functions/runtime/declaration.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { httpHandler, nameInPath, type Reply } from '#functions/runtime/http.ts'
import { once } from '#functions/runtime/once.ts'
import { signedInStaff } from '#functions/runtime/sign-in.ts'
import { wireRules } from '#functions/runtime/wire-rules.ts'
import { wireStore } from '#functions/runtime/wire-store.ts'
import { resumeCase } from '#functions/usecases/cases/resume-case.ts'
import { NOT_AN_OPERATOR } from './not-an-operator.ts'
import { env, type uses } from './resume-stalled.function.ts'
import * as route from './resume-stalled.schema.ts'

/** What resuming needs. */
export type ResumeDependencies = DependenciesOf<typeof uses, 'clock' | 'ids' | 'rulesOf'>

/** `POST /v1/stalled-cases/{caseId}/resumption`: an operator has a stopped case go on. */
export const reply = answering(() => route.resumeStalled().answer, answer)

async function answer(deps: ResumeDependencies, event: APIGatewayProxyEventV2): Promise<Reply> {
  const who = signedInStaff(event)
  if (!may(who, 'resume')) return { problem: NOT_AN_OPERATOR }
  const caseId = nameInPath(event, 'caseId')
  const { store } = deps
  const found = await store.caseHeader(caseId)
  // Of another street's cases nobody learns that they exist.
  if (found === undefined || found.jurisdiction !== who.jurisdiction)
    return { problem: { code: 'case-unknown', message: 'There is no such case.' } }
  if (found.stalled === undefined)
    return { problem: { code: 'wrong-stage', message: 'No fault has stopped this case: it goes on.' } }
  const correlationId = event.requestContext.requestId
  const cause = { who, correlationId, causationId: correlationId }
  const resumed = await resumeCase(deps, caseId, cause, 'An operator resumes it.')
  if (!resumed.ok) return { problem: resumed.error }
  return { status: 200, body: { caseId, run: resumed.value.run } }
}

const deps = once(() => {
  const variables = readEnv(env)
  return {
    ...wireStore(variables),
    ...wireRules(variables),
    machine: createMachine({ client: sfnClient(), stateMachineArn: variables.STATE_MACHINE_ARN }),
  }
})

export const handler = httpHandler((event) => reply(deps(), event))
