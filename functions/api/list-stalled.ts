import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type { Case } from '#domain/case/record/case.ts'
import { may } from '#domain/people/rights.ts'
import { answering } from '#functions/runtime/answering.ts'
import type { DependenciesOf } from '#functions/runtime/declaration.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { httpHandler, type Reply, readInput } from '#functions/runtime/http.ts'
import { once } from '#functions/runtime/once.ts'
import { signedInStaff } from '#functions/runtime/sign-in.ts'
import { wireStore } from '#functions/runtime/wire-store.ts'
import { env, type uses } from './list-stalled.function.ts'
import * as route from './list-stalled.schema.ts'
import { NOT_AN_OPERATOR } from './not-an-operator.ts'

const LIMIT = 100

/** What listing them needs. */
export type ListStalledDependencies = DependenciesOf<typeof uses>

/** `GET /v1/stalled-cases`: the open cases that a fault has stopped. */
export const reply = answering(() => route.listStalled().answer, answer)

async function answer({ store }: ListStalledDependencies, event: APIGatewayProxyEventV2): Promise<Reply> {
  const who = signedInStaff(event)
  if (!may(who, 'resume')) return { problem: NOT_AN_OPERATOR }
  const { cursor } = readInput(event.queryStringParameters ?? {}, route.listStalled().query)
  const { jurisdiction } = who
  const page = await store.board({ jurisdiction, limit: LIMIT, ...(cursor === undefined ? {} : { cursor }) })
  return {
    status: 200,
    body: {
      items: page.items.flatMap(stalledView),
      looked: page.items.length,
      ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
    },
  }
}

const stalledView = ({ caseId, matter, position, run, stalled }: Case) =>
  stalled === undefined
    ? []
    : [{ caseId, matter, stage: stageOf(position), run, since: stalled.since, error: stalled.error }]

const stageOf = (position: Case['position']): string =>
  position.at === 'entering' ? position.enterAt : position.stage

const deps = once(() => wireStore(readEnv(env)))

export const handler = httpHandler((event) => reply(deps(), event))
