import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { dynamoDbClient } from '#adapters/dynamodb/client.ts'
import { createKnowledge } from '#adapters/dynamodb/knowledge.ts'
import type { Knowledge } from '#adapters/ports.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { httpHandler, nameInPath, type Reply } from '#functions/runtime/http.ts'
import { once } from '#functions/runtime/once.ts'
import { signedIn } from '#functions/runtime/sign-in.ts'
import { env } from './read-precedent.env.ts'

/** `GET /v1/precedents/{precedentId}`: an archived case as the next one may learn from it. */
export async function reply(
  { knowledge }: { readonly knowledge: Pick<Knowledge, 'read'> },
  event: APIGatewayProxyEventV2,
): Promise<Reply> {
  const who = signedIn(event)
  const found = await knowledge.read(nameInPath(event, 'precedentId'))
  return found?.jurisdiction === who.jurisdiction
    ? { status: 200, body: found }
    : { problem: { code: 'precedent-unknown', message: 'There is no such precedent.' } }
}

const deps = once(() => ({
  knowledge: createKnowledge({ client: dynamoDbClient(), knowledgeTable: readEnv(env).KNOWLEDGE_TABLE }),
}))

export const handler = httpHandler((event) => reply(deps(), event))
