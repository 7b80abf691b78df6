/** The intake handler against bare ones that write the same four items, and two, on the same store, in turns. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { CreateKeyCommand, KMSClient } from '@aws-sdk/client-kms'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import * as z from 'zod'
import { clientSettings } from '#local/environment/settings.ts'
import { createTable } from '#test/support/create-table.ts'
import { httpEvent } from '#test/support/http-event.ts'
import type { Bundles } from './bundles.ts'
import { publishMany, STREETS } from './cold-start.ts'
import { interleaved, type Measured, silenced } from './measure.ts'
import { REPORT } from './report.ts'

const WARM_UP = 200
const ROUNDS = 400
/** Against as many items as intake writes, and against the least that keeps a report; kept on a busy machine, too. */
const BUDGETS = { four: { budget: 1.5, goal: 1.2 }, two: { budget: 1.8, goal: 1.5 } } as const

type Handler = (event: APIGatewayProxyEventV2, context: object) => Promise<APIGatewayProxyStructuredResultV2>
const moduleWithHandler = z.object({ handler: z.custom<Handler>((value) => typeof value === 'function') })

/**
 * Compares the handlers in this process.
 * @param endpoint base URL of an emulator; the tables and the key are made on it
 */
export async function compareIntake(endpoint: string, files: Bundles): Promise<readonly Measured[]> {
  await prepare(endpoint)
  const once = async (which: keyof Bundles, from: number) => {
    const handler = await handlerIn(files[which])
    return (round: number) => timed(handler, `${which}-${from + round}`)
  }
  const all = async (from: number) => ({
    ours: await once('ours', from),
    four: await once('four', from),
    two: await once('two', from),
  })
  const quiet = silenced()
  try {
    await interleaved(WARM_UP, await all(0))
    const time = await interleaved(ROUNDS, await all(WARM_UP))
    return (['four', 'two'] as const).map((bare) => ({
      what: `intake handler, median, against ${bare} items`,
      value: time.ours / time[bare],
      ...BUDGETS[bare],
      unit: '×',
      from: `${time.ours.toFixed(2)} ms against ${time[bare].toFixed(2)} ms, ${ROUNDS} rounds each, on the emulator, ${STREETS} streets served`,
    }))
  } finally {
    quiet.restore()
  }
}

async function prepare(endpoint: string): Promise<void> {
  const settings = clientSettings(endpoint)
  const dynamodb = new DynamoDBClient(settings)
  await createTable(dynamodb, 'cases', 'bench-cases')
  await createTable(dynamodb, 'idempotency', 'bench-idempotency')
  await createTable(dynamodb, 'packs', 'bench-packs')
  await publishMany(dynamodb, 'bench-packs')
  const { KeyMetadata } = await new KMSClient(settings).send(new CreateKeyCommand({}))
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: settings.region,
    AWS_ACCESS_KEY_ID: settings.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: settings.credentials.secretAccessKey,
    CASES_TABLE: 'bench-cases',
    IDEMPOTENCY_TABLE: 'bench-idempotency',
    PACKS_TABLE: 'bench-packs',
    PERSON_KEY_ARN: KeyMetadata?.Arn,
  })
}

async function handlerIn(file: string): Promise<Handler> {
  return moduleWithHandler.parse(await import(file)).handler
}

/** Milliseconds of one call, with a report and a key of its own. @throws Error when it is not taken in */
async function timed(handler: Handler, key: string): Promise<number> {
  const event = httpEvent({ body: REPORT, headers: { 'idempotency-key': key }, requestId: key })
  const begun = performance.now()
  const answer = await handler(event, {})
  const took = performance.now() - begun
  if (answer.statusCode !== 201) throw new Error(`${key}: ${answer.statusCode} ${answer.body}`)
  return took
}
