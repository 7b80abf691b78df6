import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type { LookEvent } from '#adapters/ports.ts'
import { seesByRole } from '#domain/case/record/seeing.ts'
import { may } from '#domain/people/rights.ts'
import { answering } from '#functions/runtime/answering.ts'
import type { DependenciesOf } from '#functions/runtime/declaration.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { httpHandler, type Reply, readInput } from '#functions/runtime/http.ts'
import { once } from '#functions/runtime/once.ts'
import { signedInStaff } from '#functions/runtime/sign-in.ts'
import { wireNames } from '#functions/runtime/wire-names.ts'
import { wireStore } from '#functions/runtime/wire-store.ts'
import { env, type uses } from './list-looks.function.ts'
import * as route from './list-looks.schema.ts'
import { namedPerson } from './timeline-view.ts'

/** `GET /v1/looks`: who looked at who reported, over all cases that the head of the centre sees. */
export const reply = answering(() => route.listLooks().answer, answer)

async function answer(
  { store, people }: DependenciesOf<typeof uses>,
  event: APIGatewayProxyEventV2,
): Promise<Reply> {
  const who = signedInStaff(event)
  if (!may(who, 'head'))
    return { problem: { code: 'not-permitted', message: "Who looked is for the centre's head to see." } }
  const { month, limit, cursor } = readInput(event.queryStringParameters ?? {}, route.listLooks().query)
  const { jurisdiction } = who
  const page = await store.looks({ jurisdiction, month, limit, ...(cursor === undefined ? {} : { cursor }) })
  const cases = new Map(
    (await store.caseHeaders(page.items.map(caseIdOf))).map((of) => [of.caseId, of] as const),
  )
  const seen = page.items.flatMap((look) => {
    const of = cases.get(caseIdOf(look))
    return of !== undefined && seesByRole(who, of) ? [{ look, of }] : []
  })
  const ids = [...new Set(seen.map(({ look }) => look.metadata.actor))]
  const names = ids.length === 0 ? new Map<string, string>() : await people.names(jurisdiction, ids)
  return {
    status: 200,
    body: {
      items: seen.map(({ look: { metadata, data }, of }) => ({
        at: metadata.time,
        by: namedPerson(metadata.actor, names),
        reason: data.reason,
        reportId: metadata.subject.slice('report/'.length),
        caseId: of.caseId,
        place: of.place.text,
        matter: of.matter,
      })),
      ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
    },
  }
}

const caseIdOf = ({ metadata }: LookEvent): string => metadata.caseId ?? ''

const deps = once(() => {
  const variables = readEnv(env)
  return { ...wireStore(variables), ...wireNames(variables) }
})

export const handler = httpHandler((event) => reply(deps(), event))
