import middy from '@middy/core'
import type { DynamoDBStreamEvent } from 'aws-lambda'
import { outgoingOfImage } from '#adapters/dynamodb/items.ts'
import { createBus } from '#adapters/eventbridge/bus.ts'
import { eventBridgeClient } from '#adapters/eventbridge/client.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { once } from '#functions/runtime/once.ts'
import { wireStore } from '#functions/runtime/wire-store.ts'
import { publishEvents } from '#functions/usecases/publish-events.ts'
import { env } from './publish-outbox.env.ts'

const deps = once(() => {
  const variables = readEnv(env)
  return {
    ...wireStore(variables),
    bus: createBus({ client: eventBridgeClient(), busName: variables.BUS_NAME }),
  }
})

/** The outbox: events kept with the cases go to the bus. Throws when any was not taken: the batch comes again. */
export const handler = middy<DynamoDBStreamEvent, { published: number }>().handler(async ({ Records }) => {
  const events = Records.flatMap(({ dynamodb }) =>
    dynamodb?.NewImage?.kind?.S === 'event' ? [outgoingOfImage(dynamodb.NewImage)] : [],
  )
  return { published: await publishEvents(deps(), events) }
})
