import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { answering } from '#functions/runtime/answering.ts'
import type { DependenciesOf } from '#functions/runtime/declaration.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { named, nameOfContent, unlessKnown } from '#functions/runtime/etag.ts'
import { type DeclaredReply, httpHandler, type Reply } from '#functions/runtime/http.ts'
import { once } from '#functions/runtime/once.ts'
import { signedIn } from '#functions/runtime/sign-in.ts'
import { wireRules } from '#functions/runtime/wire-rules.ts'
import { dictionaryView } from './dictionary-view.ts'
import { env, type uses } from './read-dictionary.function.ts'
import * as route from './read-dictionary.schema.ts'

type Dependencies = DependenciesOf<typeof uses, 'rulesOf'>

/** `GET /v1/dictionary`: what everything is called where whoever asks is signed in; 304 to whoever has these words. */
export const reply = async (deps: Dependencies, event: APIGatewayProxyEventV2): Promise<DeclaredReply> =>
  unlessKnown(event, await wordsOf(deps, event))

const wordsOf = answering(
  () => route.readDictionary().answer,
  async ({ rulesOf }: Dependencies, event): Promise<Reply> => {
    const body = dictionaryView((await rulesOf(signedIn(event).jurisdiction)).pack)
    return { status: 200, body, headers: named(`${body.packVersion}-${nameOfContent(body)}`) }
  },
)

const deps = once(() => wireRules(readEnv(env)))

export const handler = httpHandler((event) => reply(deps(), event))
