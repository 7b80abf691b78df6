import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { dynamoDbClient } from '#adapters/dynamodb/client.ts'
import { createKnowledge } from '#adapters/dynamodb/knowledge.ts'
import type { Clock, Knowledge } from '#adapters/ports.ts'
import { entryOf } from '#domain/knowledge/entry.ts'
import { hasRole } from '#domain/people/actor.ts'
import { precedentReview } from '#domain/precedent/review.ts'
import { edited, withdrawn } from '#domain/precedent/revise.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { httpHandler, nameInPath, type Reply, readBody } from '#functions/runtime/http.ts'
import { once } from '#functions/runtime/once.ts'
import { rememberedStatistics } from '#functions/runtime/remembered-statistics.ts'
import { signedIn } from '#functions/runtime/sign-in.ts'
import { wireClock } from '#functions/runtime/wire-store.ts'
import { env } from './review-precedent.env.ts'

/** What reviewing needs. */
export type ReviewDependencies = {
  readonly knowledge: Pick<Knowledge, 'kept' | 'keep' | 'statistics'>
  readonly clock: Clock
}

/** How often a review is tried that somebody else's came before. */
const ATTEMPTS = 5

/** `POST /v1/precedents/{precedentId}/review`: a reviewer puts a precedent in other words or withdraws it; the trail tells. */
export async function reply(
  { knowledge, clock }: ReviewDependencies,
  event: APIGatewayProxyEventV2,
): Promise<Reply> {
  const who = signedIn(event)
  const review = readBody(event, precedentReview)
  if (!hasRole(who, 'shift-leader', 'centre-head'))
    return {
      problem: { code: 'not-permitted', message: 'Shift leader and head of the centre review precedents.' },
    }
  const doing = { at: await clock.now(), by: who.id, reason: review.reason }
  const statistics = await knowledge.statistics(who.jurisdiction)
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const standing = (await knowledge.kept(nameInPath(event, 'precedentId')))?.precedent
    if (standing?.jurisdiction !== who.jurisdiction)
      return { problem: { code: 'precedent-unknown', message: 'There is no such precedent.' } }
    if (review.action === 'withdraw' && standing.status === 'withdrawn')
      return { status: 200, body: standing }
    const next = review.action === 'edit' ? edited(standing, review, doing) : withdrawn(standing, doing)
    if ((await knowledge.keep(entryOf(next, statistics))) === 'kept') return { status: 200, body: next }
  }
  throw new Error('The precedent is written by others all the time.')
}

const deps = once(() => {
  const variables = readEnv(env)
  return {
    clock: wireClock(variables),
    knowledge: rememberedStatistics(
      createKnowledge({ client: dynamoDbClient(), knowledgeTable: variables.KNOWLEDGE_TABLE }),
    ),
  }
})

export const handler = httpHandler((event) => reply(deps(), event))
