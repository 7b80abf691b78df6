import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { sqsClient } from '#adapters/sqs/client.ts'
import { createSetAside } from '#adapters/sqs/set-aside.ts'
import { may } from '#domain/people/rights.ts'
import { answering } from '#functions/runtime/answering.ts'
import type { DependenciesOf } from '#functions/runtime/declaration.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { httpHandler, nameInPath, type Reply } from '#functions/runtime/http.ts'
import { once } from '#functions/runtime/once.ts'
import { signedInStaff } from '#functions/runtime/sign-in.ts'
import { env, type uses } from './move-back.function.ts'
import * as route from './move-back.schema.ts'
import { NOT_AN_OPERATOR } from './not-an-operator.ts'

/** What moving them back needs. */
export type MoveBackDependencies = DependenciesOf<typeof uses>

/** `POST /v1/set-aside/{queue}/return`: what lies in a queue of dead letters is tried again. */
export const reply = answering(() => route.moveBack().answer, answer)

async function answer({ setAside }: MoveBackDependencies, event: APIGatewayProxyEventV2): Promise<Reply> {
  if (!may(signedInStaff(event), 'resume')) return { problem: NOT_AN_OPERATOR }
  const queue = nameInPath(event, 'queue')
  const moved = await setAside.moveBack(queue)
  if (moved === undefined)
    return {
      problem: { code: 'queue-unknown', message: `Nothing can be moved back from ${queue}.`, field: 'queue' },
    }
  return { status: 200, body: { queue, moved } }
}

const deps = once(() => ({
  setAside: createSetAside({ client: sqsClient(), queues: readEnv(env).SET_ASIDE_QUEUES }),
}))

export const handler = httpHandler((event) => reply(deps(), event))
