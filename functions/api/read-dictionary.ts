import { createHash } from 'node:crypto'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { answering } from '#functions/runtime/answering.ts'
import type { DependenciesOf } from '#functions/runtime/declaration.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { type DeclaredReply, httpHandler, type Reply } from '#functions/runtime/http.ts'
import { once } from '#functions/runtime/once.ts'
import { signedIn } from '#functions/runtime/sign-in.ts'
import { wireRules } from '#functions/runtime/wire-rules.ts'
import { dictionaryView } from './dictionary-view.ts'
import { env, type uses } from './read-dictionary.function.ts'
import * as route from './read-dictionary.schema.ts'

type Dependencies = DependenciesOf<typeof uses, 'rulesOf'>

/** `GET /v1/dictionary`: what everything is called where whoever asks is signed in; 304 to whoever has these words. */
export async function reply(deps: Dependencies, event: APIGatewayProxyEventV2): Promise<DeclaredReply> {
  const replied = await named(deps, event)
  if ('problem' in replied || !asksFor(event, replied.headers?.etag)) return replied
  return { status: 304, body: undefined, headers: { ...replied.headers } }
}

const named = answering(
  () => route.readDictionary().answer,
  async ({ rulesOf }: Dependencies, event): Promise<Reply> => {
    const body = dictionaryView((await rulesOf(signedIn(event).jurisdiction)).pack)
    const hash = createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 16)
    const etag = `"${body.packVersion}-${hash}"`
    // Everybody of a jurisdiction has the same words, but whoever signs in elsewhere has others.
    return { status: 200, body, headers: { etag, 'cache-control': 'private, no-cache' } }
  },
)

/** Whether somebody who has these words asks for newer ones. */
const asksFor = ({ headers }: APIGatewayProxyEventV2, etag: string | undefined): boolean =>
  etag !== undefined &&
  (headers['if-none-match'] ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === etag)

const deps = once(() => wireRules(readEnv(env)))

export const handler = httpHandler((event) => reply(deps(), event))
