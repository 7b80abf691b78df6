import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { mayRead } from '#domain/people/rights.ts'
import { answering } from '#functions/runtime/answering.ts'
import type { DependenciesOf } from '#functions/runtime/declaration.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { httpHandler, nameInPath, type Reply } from '#functions/runtime/http.ts'
import { once } from '#functions/runtime/once.ts'
import { signedInStaff } from '#functions/runtime/sign-in.ts'
import { wirePlainKnowledge } from '#functions/runtime/wire-knowledge.ts'
import { wireNames } from '#functions/runtime/wire-names.ts'
import { wireRules } from '#functions/runtime/wire-rules.ts'
import { namesOf, peopleInPrecedent } from './people-told.ts'
import { precedentFor } from './precedent-for.ts'
import { precedentView } from './precedent-view.ts'
import { env, type uses } from './read-precedent.function.ts'
import * as route from './read-precedent.schema.ts'

/**
 * `GET /v1/precedents/{precedentId}`: an archived case as the next one may learn from it. One that was withdrawn, perhaps for
 * what it tells of somebody, is read only by those who review it and by the district.
 */
export const reply = answering(() => route.readPrecedent().answer, answer)

async function answer(
  { knowledge, rulesOf, people }: DependenciesOf<typeof uses, 'rulesOf'>,
  event: APIGatewayProxyEventV2,
): Promise<Reply> {
  const who = signedInStaff(event)
  const found = await knowledge.read(nameInPath(event, 'precedentId'))
  if (found?.jurisdiction !== who.jurisdiction) return { problem: UNKNOWN }
  if (found.status === 'withdrawn' && !mayRead(who, 'withdrawn-precedents'))
    return { problem: { code: 'precedent-withdrawn', message: 'This precedent is out of use.' } }
  const read = precedentFor(found, who, (await rulesOf(who.jurisdiction)).pack)
  if (read === undefined) return { problem: UNKNOWN }
  return {
    status: 200,
    body: {
      ...precedentView(read),
      people: await namesOf(people, who.jurisdiction, peopleInPrecedent(read)),
    },
  }
}

const UNKNOWN = { code: 'precedent-unknown', message: 'There is no such precedent.' } as const

const deps = once(() => {
  const variables = readEnv(env)
  return { ...wireRules(variables), knowledge: wirePlainKnowledge(variables), ...wireNames(variables) }
})

export const handler = httpHandler((event) => reply(deps(), event))
