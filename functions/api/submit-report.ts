import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { type Actor, reporterActor } from '#domain/people/actor.ts'
import { submission } from '#domain/report/record/submission.ts'
import { submissionFaults } from '#domain/report/submission-faults.ts'
import { answering } from '#functions/runtime/answering.ts'
import type { DependenciesOf } from '#functions/runtime/declaration.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { httpHandler, type Reply, readBody } from '#functions/runtime/http.ts'
import { info, LOG } from '#functions/runtime/log.ts'
import { once } from '#functions/runtime/once.ts'
import { ProblemError } from '#functions/runtime/problem.ts'
import { isSignedIn, signedIn } from '#functions/runtime/sign-in.ts'
import { wireIntake } from '#functions/runtime/wire-intake.ts'
import { wireServing } from '#functions/runtime/wire-serving.ts'
import { countIn } from '#functions/usecases/count-in.ts'
import { type SentAs, submitOnce } from '#functions/usecases/reports/submit-report.ts'
import { whyNotJoin } from '#functions/usecases/reports/why-not-join.ts'
import { env, type uses } from './submit-report.function.ts'
import { idempotencyKey, receipt } from './submit-report.schema.ts'

/**
 * `POST /v1/reports`, by anybody, and `POST /v1/desk/reports`, by staff: keeps the report and gives its receipt. Nothing
 * that can be slow stands before it.
 */
export const reply = answering(() => receipt, answer)

async function answer(
  deps: DependenciesOf<typeof uses, 'clock' | 'ids' | 'serving'>,
  event: APIGatewayProxyEventV2,
): Promise<Reply> {
  const who = isSignedIn(event) ? signedIn(event) : undefined
  const sent = readBody(event, submission)
  const faults = submissionFaults(sent, who)
  if (faults.length > 0)
    return {
      problem: { code: 'not-permitted', message: 'You cannot submit this like that.', faults },
    }
  const key = keyOf(event)
  const jurisdiction = sent.jurisdiction ?? who?.jurisdiction ?? (await deps.serving.byDefault())
  await deps.serving.versionOf(jurisdiction)
  const as = sentAs(key, who)
  const refused = who && (await whyNotJoin(deps.store, sent, who, jurisdiction, as))
  if (refused !== undefined) return { problem: refused }
  const { requestId } = event.requestContext
  const cause = { who: who ?? reporterActor(jurisdiction), correlationId: requestId, causationId: requestId }
  const submitted = await submitOnce(
    deps,
    sent,
    jurisdiction,
    cause,
    who === undefined ? 'public' : 'staff',
    as,
  )
  if (!submitted.ok) return { problem: submitted.error }
  const { reportId, trackingCode, replayed } = submitted.value
  if (!replayed) await countIn(deps, jurisdiction, 'ReportsTaken')
  info(LOG.reportSubmitted, { reportId, correlationId: requestId })
  return {
    status: 201,
    headers: {
      location: `/v1/reports/${trackingCode}`,
      ...(replayed ? { 'idempotent-replayed': 'true' } : {}),
    },
    body: { reportId, trackingCode },
  }
}

function sentAs(key: string | undefined, who: Actor | undefined): SentAs | undefined {
  if (key === undefined) return undefined
  return who === undefined ? ['public', key] : ['desk', who.id, key]
}

function keyOf(event: APIGatewayProxyEventV2): string | undefined {
  const header = event.headers['idempotency-key']
  if (header === undefined) return undefined
  const parsed = idempotencyKey.safeParse(header)
  if (parsed.success) return parsed.data
  throw new ProblemError({
    code: 'idempotency-key-invalid',
    message: 'An Idempotency-Key has 1 to 200 visible ASCII characters.',
    field: 'Idempotency-Key',
  })
}

const deps = once(() => {
  const variables = readEnv(env)
  return { ...wireIntake(variables), serving: wireServing(variables) }
})

export const handler = httpHandler((event) => reply(deps(), event))
