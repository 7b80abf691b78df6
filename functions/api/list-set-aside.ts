import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { sqsClient } from '#adapters/sqs/client.ts'
import { createSetAside } from '#adapters/sqs/set-aside.ts'
import { may } from '#domain/people/rights.ts'
import { answering } from '#functions/runtime/answering.ts'
import type { DependenciesOf } from '#functions/runtime/declaration.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { httpHandler, type Reply } from '#functions/runtime/http.ts'
import { once } from '#functions/runtime/once.ts'
import { signedInStaff } from '#functions/runtime/sign-in.ts'
import { env, type uses } from './list-set-aside.function.ts'
import * as route from './list-set-aside.schema.ts'
import { NOT_AN_OPERATOR } from './not-an-operator.ts'

/** What looking at them needs. */
export type ListSetAsideDependencies = DependenciesOf<typeof uses>

/** `GET /v1/set-aside`: what consumers gave up, by queue. */
export const reply = answering(() => route.listSetAside().answer, answer)

async function answer({ setAside }: ListSetAsideDependencies, event: APIGatewayProxyEventV2): Promise<Reply> {
  if (!may(signedInStaff(event), 'resume')) return { problem: NOT_AN_OPERATOR }
  const queues = await setAside.queues()
  return { status: 200, body: { items: queues.map(({ name, ...one }) => ({ queue: name, ...one })) } }
}

const deps = once(() => ({
  setAside: createSetAside({ client: sqsClient(), queues: readEnv(env).SET_ASIDE_QUEUES }),
}))

export const handler = httpHandler((event) => reply(deps(), event))
