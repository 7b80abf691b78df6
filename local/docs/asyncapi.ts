/** `docs/asyncapi.json`: everything on the event bus as AsyncAPI 3, made from the list of events. */
import * as z from 'zod'
import { CHAIN_START } from '#domain/events/envelope/chain.ts'
import { type Metadata, metadata, type Subject } from '#domain/events/envelope/define.ts'
import { INBOUND_EVENTS } from '#domain/events/inbound/index.ts'
import { EVENTS } from '#domain/events/index.ts'
import { EVENT_SOURCE, INBOUND_SOURCE_PREFIX, PRACTICE_SOURCE } from '#domain/events/subscriptions.ts'
import { asPeopleNeedIt } from './json-schema.ts'

const SUBJECTS: Readonly<Record<Subject, string>> = {
  case: 'case/c-01evv10000000000000000case',
  jurisdiction: 'jurisdiction/wujiaochang',
  report: 'report/r-01evv10000000000000000rept',
}
const HASH = `${'0'.repeat(63)}1`

/** The envelope of an example. */
const exampleMetadata = (subject: Subject, schemaVersion: number): Metadata => ({
  id: '01evv1000000000000000event',
  time: '2021-01-18T01:00:00.000Z',
  subject: SUBJECTS[subject],
  sequence: 1,
  jurisdiction: 'wujiaochang',
  actor: 'system',
  correlationId: '01evv10000000000000request',
  causationId: '01evv10000000000000request',
  schemaVersion,
  previousHash: CHAIN_START,
  hash: HASH,
})

/** What we put on the bus: the envelope with the data of each type, and an example. */
export const OUTGOING = EVENTS.map(({ type, version, subject, zh, data, example }) => ({
  type,
  version,
  zh,
  payload: z.object({ metadata, data }),
  example: { metadata: exampleMetadata(subject, version), data: example },
}))

/** What the district's systems put there: the data alone, under a source of their own. */
export const INCOMING = INBOUND_EVENTS.map(({ type, version, zh, data, example }) => ({
  type,
  version,
  zh,
  payload: data,
  example,
}))

type Message = (typeof OUTGOING)[number] | (typeof INCOMING)[number]

/** The document, as text: the same for the same code. */
export function renderAsyncApi(): string {
  const document = {
    asyncapi: '3.0.0',
    info: {
      title: '多格 Duoge',
      version: '1',
      description:
        'Events on the bus of a deployment (Amazon EventBridge): source and detail-type tell what an event is, its ' +
        'payload is the detail. An event is a hint: read the case as it is. They come at least once and in no certain ' +
        'order; `metadata.id` is the same for the same event, `metadata.sequence` counts without gaps for each subject, and ' +
        '`metadata.hash` covers the event and the hash before it. Never a name, a phone number or the words of a reporter.',
    },
    defaultContentType: 'application/json',
    channels: {
      outgoing: {
        address: 'duoge-{environment}',
        title: '多格发出的事件 · What happens to reports and cases',
        description:
          `Source \`${EVENT_SOURCE}\`. Streets to practise in (训练) speak as \`${PRACTICE_SOURCE}\`: ` +
          'none of it happened, so listen to the first alone.',
        parameters: ENVIRONMENT,
        messages: references(OUTGOING),
      },
      incoming: {
        address: 'duoge-{environment}',
        title: '区级系统送来的消息 · Messages of the district’s systems',
        description: `Sources that begin with \`${INBOUND_SOURCE_PREFIX}\`, each named in the pack of its jurisdiction.`,
        parameters: ENVIRONMENT,
        messages: references(INCOMING),
      },
    },
    operations: {
      publish: { action: 'send', channel: { $ref: '#/channels/outgoing' } },
      receiveInbound: { action: 'receive', channel: { $ref: '#/channels/incoming' } },
    },
    components: {
      messages: {
        ...Object.fromEntries(OUTGOING.map((one) => [one.type, messageOf(one, EVENT_SOURCE, 'output')])),
        ...Object.fromEntries(
          INCOMING.map((one) => [one.type, messageOf(one, `${INBOUND_SOURCE_PREFIX}*`, 'input')]),
        ),
      },
      schemas: { Metadata: schemaOf(metadata, 'output') },
    },
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

const ENVIRONMENT = { environment: { description: 'The environment, such as prod' } }

const references = (messages: readonly Message[]) =>
  Object.fromEntries(messages.map(({ type }) => [type, { $ref: `#/components/messages/${type}` }]))

function messageOf({ type, version, zh, payload, example }: Message, source: string, io: 'input' | 'output') {
  return {
    name: type,
    title: `${zh} · ${type.replaceAll('-', ' ')}`,
    payload: withEnvelopeOnce(schemaOf(payload, io)),
    examples: [{ name: 'example', payload: example }],
    'x-eventbridge': { source, 'detail-type': type },
    'x-version': version,
  }
}

const schemaOf = (schema: z.ZodType, io: 'input' | 'output') =>
  z.toJSONSchema(schema, { io, override: ({ jsonSchema }) => asPeopleNeedIt({ jsonSchema, io }) })

/** The envelope is the same for all: told once. */
function withEnvelopeOnce({ $schema: _draft, ...schema }: z.core.JSONSchema.BaseSchema) {
  const { properties } = schema
  if (properties === undefined || !('metadata' in properties)) return schema
  return { ...schema, properties: { ...properties, metadata: { $ref: '#/components/schemas/Metadata' } } }
}
