import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { seesAsFarAs } from '#domain/people/rights.ts'
import { answering } from '#functions/runtime/answering.ts'
import type { DependenciesOf } from '#functions/runtime/declaration.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { httpHandler, type Reply, readInput } from '#functions/runtime/http.ts'
import { once } from '#functions/runtime/once.ts'
import { signedInStaff } from '#functions/runtime/sign-in.ts'
import { wirePlainKnowledge } from '#functions/runtime/wire-knowledge.ts'
import { wirePostings } from '#functions/runtime/wire-names.ts'
import { wireRules } from '#functions/runtime/wire-rules.ts'
import { wireStore } from '#functions/runtime/wire-store.ts'
import { lookedBySearch } from '#functions/usecases/reports/look-at-person.ts'
import { boardLineView } from './board-line-view.ts'
import { env, type uses } from './list-cases.function.ts'
import * as route from './list-cases.schema.ts'
import { isWanted, notYours, readAsked } from './listed-cases.ts'
import { readingOf } from './reading.ts'

/** What listing and finding cases needs. */
export type ListCasesDependencies = DependenciesOf<typeof uses, 'clock' | 'ids' | 'rulesOf'>

/** `GET /v1/cases`: a page of a board, of what ended in a month, or what was found, as far as whoever asks sees it. */
export const reply = answering(() => route.listCases().answer, answer)

async function answer(deps: ListCasesDependencies, event: APIGatewayProxyEventV2): Promise<Reply> {
  const who = signedInStaff(event)
  if (!seesAsFarAs(who, 'party')) throw notYours('board')
  const asked = readInput(event.queryStringParameters ?? {}, route.listCases().query)
  const { calendar, pack } = await deps.rulesOf(who.jurisdiction)
  const [now, read, people] = await Promise.all([
    deps.clock.now(),
    readAsked(deps, who, asked, pack),
    deps.people.ofJurisdiction(who.jurisdiction),
  ])
  const correlationId = event.requestContext.requestId
  const looked = read.items.flatMap(({ reports = [] }) => reports)
  await lookedBySearch(deps, looked, { who, correlationId, causationId: correlationId })
  const items = read.items
    .map(({ of, by }) => ({
      ...boardLineView(of, readingOf(who, of, pack), { now, calendar }, people),
      ...(by === undefined ? {} : { foundBy: by }),
    }))
    .filter((line) => isWanted(line, asked))
  return {
    status: 200,
    body: {
      items,
      ...(read.cursor === undefined ? {} : { cursor: read.cursor }),
      ...(read.more ? { more: true } : {}),
    },
  }
}

const deps = once(() => {
  const variables = readEnv(env)
  return {
    ...wireStore(variables),
    ...wireRules(variables),
    ...wirePostings(variables),
    knowledge: wirePlainKnowledge(variables),
  }
})

export const handler = httpHandler((event) => reply(deps(), event))
