import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { may } from '#domain/people/rights.ts'
import { decideReview } from '#domain/precedent/review/decide-review.ts'
import { answering } from '#functions/runtime/answering.ts'
import type { DependenciesOf } from '#functions/runtime/declaration.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { httpHandler, nameInPath, type Reply, readBody } from '#functions/runtime/http.ts'
import { once } from '#functions/runtime/once.ts'
import { signedIn } from '#functions/runtime/sign-in.ts'
import { wireClock } from '#functions/runtime/wire-clock.ts'
import { wireKnowledge } from '#functions/runtime/wire-knowledge.ts'
import { changePrecedent } from '#functions/usecases/precedents/change-precedent.ts'
import { precedentView } from './precedent-view.ts'
import { env, type uses } from './review-precedent.function.ts'
import * as route from './review-precedent.schema.ts'

/** What reviewing needs. */
export type ReviewDependencies = DependenciesOf<typeof uses, 'clock'>

/** `POST /v1/precedents/{precedentId}/review`: a reviewer puts a precedent in other words, withdraws or restores it; the trail tells. */
export const reply = answering(() => route.reviewPrecedent().answer, answer)

async function answer(
  { knowledge, clock }: ReviewDependencies,
  event: APIGatewayProxyEventV2,
): Promise<Reply> {
  const who = signedIn(event)
  const review = readBody(event, route.reviewPrecedent().body)
  if (!may(who, 'review'))
    return {
      problem: { code: 'not-permitted', message: 'Shift leader and head of the centre review precedents.' },
    }
  const doing = { at: await clock.now(), by: who.id, reason: review.reason }
  const { jurisdiction } = who
  const named = { jurisdiction, precedentId: nameInPath(event, 'precedentId') }
  const reviewed = await changePrecedent(knowledge, named, async (standing) =>
    decideReview(standing, jurisdiction, review, doing),
  )
  if (reviewed.ok) return { status: 200, body: precedentView(reviewed.value) }
  return { problem: { message: MESSAGES[reviewed.error.code], ...reviewed.error } }
}

const MESSAGES = {
  'precedent-unknown': 'There is no such precedent.',
  'precedent-changed': 'The precedent was changed since it was read. Read it again, then edit that.',
  invalid: 'The precedent has no such text, or it is named twice. Each field at fault is named.',
} as const

const deps = once(() => {
  const variables = readEnv(env)
  return {
    clock: wireClock(variables),
    knowledge: wireKnowledge(variables),
  }
})

export const handler = httpHandler((event) => reply(deps(), event))
