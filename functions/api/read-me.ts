import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { dynamoDbClient } from '#adapters/dynamodb/client.ts'
import { createPeople } from '#adapters/dynamodb/people.ts'
import { partiesActedFor } from '#domain/case/record/seeing.ts'
import type { Pack } from '#domain/pack/pack.ts'
import type { Actor } from '#domain/people/actor.ts'
import { may, mayRead, READS, RIGHTS, roleLabel, seesAsFarAs, submitsAt } from '#domain/people/rights.ts'
import { CHANNELS } from '#domain/report/record/channels.ts'
import { submitsBy } from '#domain/report/submission-faults.ts'
import { answering } from '#functions/runtime/answering.ts'
import type { DependenciesOf } from '#functions/runtime/declaration.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { httpHandler, type Reply } from '#functions/runtime/http.ts'
import { once } from '#functions/runtime/once.ts'
import { nameOfAccount, signedInStaff, signsInWith } from '#functions/runtime/sign-in.ts'
import { wireRules } from '#functions/runtime/wire-rules.ts'
import { wireStore } from '#functions/runtime/wire-store.ts'
import { mapAccount } from '#functions/usecases/people/map-account.ts'
import { desksNow } from './own-desks.ts'
import { env, type uses } from './read-me.function.ts'
import * as route from './read-me.schema.ts'

/** `GET /v1/me`: who is signed in, and which desks are theirs. */
export const reply = answering(() => route.readMe().answer, answer)

type ReadMeDependencies = DependenciesOf<typeof uses, 'clock' | 'rulesOf'> & {
  /** Whether an issuer outside vouches for people, and not a pool of ours. */
  readonly issuedOutside: boolean
}

async function answer(deps: ReadMeDependencies, event: APIGatewayProxyEventV2): Promise<Reply> {
  const { store, clock, rulesOf } = deps
  const who = signedInStaff(event)
  const { jurisdiction, party, grids } = who
  const account = signsInWith(event)
  if (deps.issuedOutside && account !== undefined)
    await mapAccount(deps, { id: who.id, jurisdiction, account })
  const { pack } = await rulesOf(jurisdiction)
  const [now, orders] = await Promise.all([
    clock.now(),
    may(who, 'stand-in') ? store.standingOrders(jurisdiction) : undefined,
  ])
  const ofPack = (list: Pack['parties'] | Pack['grids'], code: string) => ({
    code,
    ...(list.find((one) => one.code === code)?.name ?? { zh: code, en: code }),
  })
  return {
    status: 200,
    body: {
      id: who.id,
      name: nameOfAccount(event) ?? who.id,
      jurisdiction: { code: jurisdiction, ...pack.name },
      roles: who.roles.map((code) => ({ code, ...roleLabel(code) })),
      ...(party === undefined ? {} : { party: ofPack(pack.parties, party) }),
      grids: grids.map((code) => ofPack(pack.grids, code)),
      desks: desksNow(who, pack, orders, now),
      boards: boardsOf(who, pack),
      may: keysOf(RIGHTS).filter((right) => may(who, right)),
      reads: keysOf(READS).filter((what) => mayRead(who, what)),
      submitsAt: [...new Set(submitsAt(who))],
      channels: CHANNELS.filter((channel) => submitsBy(who, channel)),
    },
  }
}

/** The boards that somebody sees: the street's, those of the own grids, those of the parties they act for. */
const boardsOf = (who: Actor, pack: Pick<Pack, 'parties'>): readonly string[] => [
  ...(seesAsFarAs(who, 'street') ? ['street'] : []),
  ...(seesAsFarAs(who, 'grid') ? who.grids.map((grid) => `grid:${grid}`) : []),
  ...partiesActedFor(who, pack).map((party) => `party:${party}`),
]

const keysOf = <K extends string>(table: Readonly<Record<K, unknown>>): K[] => {
  const keys: K[] = []
  for (const key in table) keys.push(key)
  return keys
}

const deps = once(() => {
  const variables = readEnv(env)
  const { PACKS_TABLE: packsTable, USER_POOL_ID } = variables
  return {
    ...wireStore(variables),
    ...wireRules(variables),
    people: createPeople({ client: dynamoDbClient(), packsTable }),
    issuedOutside: USER_POOL_ID === '',
  }
})

export const handler = httpHandler((event) => reply(deps(), event))
