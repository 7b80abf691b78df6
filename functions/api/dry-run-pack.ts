import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { dynamoDbClient } from '#adapters/dynamodb/client.ts'
import { createPacks } from '#adapters/dynamodb/packs.ts'
import type { Packs } from '#adapters/ports.ts'
import { TASK_FACTS } from '#domain/case/tasks/task-kinds.ts'
import { differencesIn } from '#domain/dry-run/compare.ts'
import { differenceInWords, type Naming } from '#domain/dry-run/words.ts'
import type { Label } from '#domain/label.ts'
import type { Pack } from '#domain/pack/pack.ts'
import { may } from '#domain/people/rights.ts'
import { answering } from '#functions/runtime/answering.ts'
import type { DependenciesOf } from '#functions/runtime/declaration.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { httpHandler, nameInPath, type Reply, readInput } from '#functions/runtime/http.ts'
import { once } from '#functions/runtime/once.ts'
import { signedInStaff } from '#functions/runtime/sign-in.ts'
import { wireRules } from '#functions/runtime/wire-rules.ts'
import { wireStore } from '#functions/runtime/wire-store.ts'
import { pastRunOf } from '#functions/usecases/cases/past-run.ts'
import { env, type uses } from './dry-run-pack.function.ts'
import * as route from './dry-run-pack.schema.ts'
import { NOT_AN_ADMINISTRATOR, packAt } from './pack-at.ts'

/** Cases of a page: each has all its events read, and a page answers within seconds. */
const LIMIT = 20

/** What a dry run needs. */
export type DryRunDependencies = DependenciesOf<typeof uses, 'clock' | 'rulesOf'> & {
  readonly packs: Pick<Packs, 'editions'>
}

/** `GET /v1/packs/{version}/dry-run`: which of a page of open cases would go otherwise under a version. */
export const reply = answering(() => route.dryRunPack().answer, answer)

async function answer(deps: DryRunDependencies, event: APIGatewayProxyEventV2): Promise<Reply> {
  const who = signedInStaff(event)
  if (!may(who, 'administer')) return { problem: NOT_AN_ADMINISTRATOR }
  const { store, rulesOf } = deps
  const { jurisdiction } = who
  const { version } = readInput({ version: nameInPath(event, 'version') }, route.dryRunPack().path)
  const { cursor } = readInput(event.queryStringParameters ?? {}, route.dryRunPack().query)
  const editions = await deps.packs.editions(jurisdiction)
  if ((await packAt({ rulesOf, editions }, jurisdiction, version)) === undefined)
    return {
      problem: { code: 'pack-missing', message: 'No such version was published.', field: 'version' },
    }
  const [now, orders, after, page] = await Promise.all([
    deps.clock.now(),
    store.standingOrders(jurisdiction),
    rulesOf(jurisdiction, version),
    store.board({ jurisdiction, limit: LIMIT, ...(cursor === undefined ? {} : { cursor }) }),
  ])
  const named = namesOf(after.pack)
  const tried = await Promise.all(
    page.items.map(async (of) => {
      const before = await rulesOf(jurisdiction, of.packVersion)
      const differences = differencesIn(
        await pastRunOf({ store }, of, now),
        { ...before, orders },
        { ...after, orders },
      )
      return { of, differences: differences.map((one) => differenceInWords(one, named)) }
    }),
  )
  return {
    status: 200,
    body: {
      items: tried
        .filter(({ differences }) => differences.length > 0)
        .map(({ of: { caseId, matter, openedAt, packVersion }, differences }) => ({
          caseId,
          matter,
          openedAt,
          packVersion,
          differences,
        })),
      tried: page.items.length,
      ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
    },
  }
}

/** What a pack calls its codes; places are called by one name. */
function namesOf({ parties, grids, matters, places }: Pack): Naming {
  const spots = places.map(({ code, name }) => ({ code, name: { zh: name, en: name } }))
  const lists = { lead: parties, cooperating: parties, grid: grids, matter: matters, place: spots }
  const isListed = (of: string): of is keyof typeof lists => of in lists
  const tasks: Readonly<Record<string, { readonly label: Label }>> = TASK_FACTS
  return (of, code) => {
    const name = isListed(of) ? lists[of].find((one) => one.code === code)?.name : tasks[code]?.label
    return name ?? { zh: code, en: code }
  }
}

const deps = once(() => {
  const variables = readEnv(env)
  return {
    ...wireStore(variables),
    ...wireRules(variables),
    packs: createPacks({ client: dynamoDbClient(), packsTable: variables.PACKS_TABLE }),
  }
})

export const handler = httpHandler((event) => reply(deps(), event))
