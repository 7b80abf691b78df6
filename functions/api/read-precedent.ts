import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type { Knowledge } from '#adapters/ports.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { httpHandler, nameInPath, type Reply } from '#functions/runtime/http.ts'
import { once } from '#functions/runtime/once.ts'
import { signedIn } from '#functions/runtime/sign-in.ts'
import { wireKnowledge } from '#functions/runtime/wire-knowledge.ts'
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
  knowledge: wireKnowledge(readEnv(env)),
}))

export const handler = httpHandler((event) => reply(deps(), event))
