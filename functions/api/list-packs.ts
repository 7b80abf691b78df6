import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { dynamoDbClient } from '#adapters/dynamodb/client.ts'
import { createPacks } from '#adapters/dynamodb/packs.ts'
import type { Packs } from '#adapters/ports.ts'
import { differencesInWords, type PartTold } from '#domain/pack-words/differences.ts'
import { may } from '#domain/people/rights.ts'
import { answering } from '#functions/runtime/answering.ts'
import type { DependenciesOf } from '#functions/runtime/declaration.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { httpHandler, type Reply, readInput } from '#functions/runtime/http.ts'
import { once } from '#functions/runtime/once.ts'
import { signedInStaff } from '#functions/runtime/sign-in.ts'
import { wireRules } from '#functions/runtime/wire-rules.ts'
import { env, type uses } from './list-packs.function.ts'
import * as route from './list-packs.schema.ts'
import { NOT_AN_ADMINISTRATOR, packAt } from './pack-at.ts'

/** As many differences are told: whoever changes more than that reads the files. */
const MOST = 500

/** What listing versions needs. */
export type ListPacksDependencies = DependenciesOf<typeof uses, 'rulesOf' | 'serving'> & {
  readonly packs: Pick<Packs, 'editions'>
}

/** `GET /v1/packs`: the published versions of the street's pack, and in what two of them differ. */
export const reply = answering(() => route.listPacks().answer, answer)

async function answer(deps: ListPacksDependencies, event: APIGatewayProxyEventV2): Promise<Reply> {
  const who = signedInStaff(event)
  if (!may(who, 'administer')) return { problem: NOT_AN_ADMINISTRATOR }
  const { before, after } = readInput(event.queryStringParameters ?? {}, route.listPacks().query)
  const { jurisdiction } = who
  const [editions, served] = await Promise.all([
    deps.packs.editions(jurisdiction),
    deps.serving.versionOf(jurisdiction),
  ])
  const items = editions
    .map(({ version, name, publishedAt, publishedBy }) => ({
      version,
      ...name,
      publishedAt,
      publishedBy,
      served: version === served,
    }))
    .toReversed()
  if (before === undefined || after === undefined) return { status: 200, body: { items } }
  const [was, is] = await Promise.all(
    [before, after].map((version) => packAt({ ...deps, editions }, jurisdiction, version)),
  )
  if (was === undefined || is === undefined)
    return {
      problem: { code: 'pack-missing', message: 'No such version was published.', field: 'before' },
    }
  return { status: 200, body: { items, parts: toldOf(differencesInWords(was, is)) } }
}

/** As many differences of the parts as are told, with how many there are. */
function toldOf(parts: readonly PartTold[]) {
  let left = MOST
  return parts.map(({ part, label, differences }) => {
    const told = differences.slice(0, left)
    left -= told.length
    return { code: part, ...label, count: differences.length, differences: told }
  })
}

const deps = once(() => {
  const variables = readEnv(env)
  return {
    ...wireRules(variables),
    packs: createPacks({ client: dynamoDbClient(), packsTable: variables.PACKS_TABLE }),
  }
})

export const handler = httpHandler((event) => reply(deps(), event))
