import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Template } from 'aws-cdk-lib/assertions'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import type { Declaration } from '#functions/runtime/declaration.ts'
import { type Bundles, bundleFunctions } from '#infra/bundles.ts'
import { DECLARATIONS, ENTRIES, type Entry } from '#infra/declarations.ts'
import { needsOf, type Thing } from '#infra/needs.ts'
import { appOf } from '#test/support/synthesised.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const declared = (entry: Entry): Declaration => DECLARATIONS[entry]
const PORTS = [
  'store',
  'knowledge',
  'packs',
  'people',
  'accounts',
  'machine',
  'schedules',
  'bus',
  'sweepQueue',
  'setAside',
] as const

/**
 * The methods of ports that the code of a bundle calls: named in a source that ended up in it, and, since of a source
 * only the part that is needed does, also called in the bundle.
 */
function calledIn(bundles: Bundles, entry: Entry): Partial<Record<(typeof PORTS)[number], string[]>> {
  const output = Object.entries(bundles.metafile.outputs).find(([path]) =>
    path.endsWith(`${entry}/index.mjs`),
  )
  const sources = Object.entries(output?.[1].inputs ?? {})
    .filter(([path, { bytesInOutput }]) => path.startsWith('functions/') && bytesInOutput > 0)
    .map(([path]) => readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$|^import .*$/gm, ''))
  const bundle = readFileSync(join(bundles.folderOf(entry), 'index.mjs'), 'utf8')
  return Object.fromEntries(
    PORTS.map((port) => {
      const calls = sources.flatMap((source) => [
        ...source.matchAll(new RegExp(`\\b${port}\\s*\\.\\s*(\\w+)`, 'g')),
      ])
      return [
        port,
        [...new Set(calls.map(([, method]) => method ?? ''))]
          .filter((name) => bundle.includes(`.${name}(`))
          .sort(),
      ]
    }).filter(([, methods]) => methods?.length),
  )
}

describe('what a function says it uses', () => {
  const folder = temporaryFolder(afterAll)
  let bundles: Bundles
  beforeAll(() => {
    bundles = bundleFunctions(ENTRIES, folder)
  })

  it.each(ENTRIES)('is what the code in its bundle calls: %s', (entry) => {
    const { vault: _, ...uses } = declared(entry).uses
    const sorted = Object.entries(uses).map(([port, methods]) => [port, [...methods].sort()])
    expect(calledIn(bundles, entry)).toEqual(Object.fromEntries(sorted))
  })
})

describe('the vault', () => {
  it.each(ENTRIES)('is used where people are saved or read, and their key is known: %s', (entry) => {
    const { env, uses } = declared(entry)
    const { store = [], vault = [] } = uses
    const knowsKey = 'PERSON_KEY_ARN' in env.shape
    expect(vault.includes('open')).toBe(store.includes('person'))
    expect(vault.length > 0).toBe(knowsKey)
  })
})

const Policy = z.object({
  Properties: z.object({
    PolicyDocument: z.object({
      Statement: z.array(
        z.strictObject({
          Action: z.union([z.string(), z.array(z.string())]),
          Effect: z.literal('Allow'),
          Resource: z.unknown(),
          Condition: z
            .strictObject({
              StringEquals: z.union([
                z.strictObject({ 'kms:EncryptionContext:purpose': z.string() }),
                z.strictObject({ 'iam:PassedToService': z.string() }),
              ]),
            })
            .optional(),
        }),
      ),
    }),
    Roles: z.array(z.object({ Ref: z.string() })),
  }),
})
type Statement = z.infer<typeof Policy>['Properties']['PolicyDocument']['Statement'][number]

const HASH = '[0-9A-F]{8}'

/** A resource as a policy names it, by what we call it: our own id of a construct, or the end of an ARN. */
function nameOf(resource: unknown): string {
  if (typeof resource === 'string') return resource
  const {
    'Fn::ImportValue': imported,
    'Fn::GetAtt': attribute,
    'Fn::Join': joined,
  } = z
    .object({
      'Fn::ImportValue': z.string(),
      'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]),
      'Fn::Join': z.tuple([z.literal(''), z.array(z.unknown())]),
      Ref: z.string(),
    })
    .partial()
    .parse(resource)
  if (attribute !== undefined) return attribute[0].replace(new RegExp(`${HASH}$`), '')
  if (imported !== undefined) {
    const found = new RegExp(`FnGetAtt(\\w+?)${HASH}(Arn|StreamArn)${HASH}$`).exec(imported)
    if (found === null) throw new Error(`What is ${imported}?`)
    return found[2] === 'Arn' ? `${found[1]}` : `${found[1]}.${found[2]}`
  }
  const text = (joined?.[1] ?? []).map(nameOf).join('')
  return text.startsWith('arn:') ? text.split(':').slice(5).join(':') : text
}

/** What a statement allows, each action on each thing. */
const linesOf = ({ Action, Resource, Condition }: Statement): string[] =>
  [Action].flat().flatMap((action) =>
    [Resource].flat().map((resource) => {
      const [purpose] = Object.values(Condition?.StringEquals ?? {})
      return `${action} on ${nameOf(resource)}${purpose === undefined ? '' : ` for ${purpose}`}`
    }),
  )

const on = (resource: string, actions: readonly string[]): string[] =>
  actions.map((action) => `${action} on ${resource}`)

const WORK_QUEUES = [
  'TriageQueue',
  'ReconcileQueue',
  'PrecedentsQueue',
  'InboundQueue',
  'MachineFailedQueue',
  'TimesQueue',
  'SweepQueue',
]
const DEAD_LETTERS: Readonly<Record<string, string>> = { TimesQueue: 'TimesDeadLetter' }

/** What a thing is called in the policies of an environment. The emulator can't tell some of them apart. */
const namesOf = (
  environment: string,
  emulated = environment !== 'prod',
): Readonly<Record<Thing, readonly string[]>> => ({
  cases: ['Cases'],
  'cases/index/list': ['Cases/index/list'],
  'cases/index/work': ['Cases/index/work'],
  'cases/index/sweep': ['Cases/index/sweep'],
  knowledge: ['Knowledge'],
  idempotency: ['Idempotency'],
  packs: ['Packs'],
  'user-pool': ['People'],
  clock: ['Clock'],
  'person-key/person': [emulated ? 'PersonKey' : 'PersonKey for person'],
  'person-key/phone-index': [emulated ? 'PersonKey' : 'PersonKey for phone-index'],
  bus: ['Bus'],
  machine: [`stateMachine:duoge-${environment}-case-lifecycle`, ...(emulated ? ['*'] : [])],
  executions: [`execution:duoge-${environment}-case-lifecycle:*`],
  schedules: [`schedule/${emulated ? 'default' : `duoge-${environment}`}/*`],
  'all-schedules': ['*'],
  'schedule-role': ['ScheduleRole for scheduler.amazonaws.com'],
  'time-queue': ['TimesQueue'],
  'sweep-queue': ['SweepQueue'],
  'work-queues': WORK_QUEUES,
  'dead-letters': [
    ...WORK_QUEUES.map((one) => DEAD_LETTERS[one] ?? `${one}DeadLetter`),
    'Unscheduled',
    'Unpublished',
  ],
})

const LOGS = ['logs:CreateLogStream', 'logs:PutLogEvents']
const TRACES = ['xray:PutTelemetryRecords', 'xray:PutTraceSegments']
const worksOff = (queue: string): string[] =>
  on(queue, [
    'sqs:ChangeMessageVisibility',
    'sqs:DeleteMessage',
    'sqs:GetQueueAttributes',
    'sqs:GetQueueUrl',
    'sqs:ReceiveMessage',
  ])
/** What a trigger asks of the function's role besides. */
const TRIGGER: Partial<Record<Entry, readonly string[]>> = {
  'events/publish-outbox': [
    ...on('Cases.StreamArn', ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator']),
    // The batch that was given up goes to a queue.
    ...on('Unpublished', ['sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:SendMessage']),
  ],
  'events/triage': worksOff('TriageQueue'),
  'events/reconcile': worksOff('ReconcileQueue'),
  'events/write-precedent': worksOff('PrecedentsQueue'),
  'events/receive-inbound': worksOff('InboundQueue'),
  'schedule/deadline-reached': worksOff('TimesQueue'),
  'schedule/sweep': worksOff('SweepQueue'),
  'schedule/machine-failed': worksOff('MachineFailedQueue'),
}

/** What every environment has; tokens are checked by one of ours only where the API can't ask their issuer. */
const EVERYWHERE = ENTRIES.filter((entry) => entry !== 'api/check-token')

describe.each(['prod', 'local', 'story'] as const)('the role of a function in %s', (name) => {
  const { duoge } = appOf(name)
  const template = Template.fromStack(duoge.service)
  const policies = z.record(z.string(), Policy.loose()).parse(template.findResources('AWS::IAM::Policy'))

  it.each(EVERYWHERE)('allows exactly what its adapters declare, on the things they declare: %s', (entry) => {
    const id = entry
      .split('/')
      .at(-1)
      ?.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase())
    const own = Object.values(policies).filter(({ Properties: { Roles } }) =>
      Roles.some(({ Ref }) => new RegExp(`^${id}Role${HASH}$`).test(Ref)),
    )
    const allowed = own.flatMap(({ Properties }) => Properties.PolicyDocument.Statement.flatMap(linesOf))
    const names = namesOf(name)
    const needed = needsOf(declared(entry).uses, {
      clock: name === 'story' ? 'stepped' : 'wall',
      hasKeys: 'IDEMPOTENCY_TABLE' in declared(entry).env.shape,
      hasPool: true,
    }).flatMap(({ thing, actions }) => names[thing].flatMap((resource) => on(resource, actions)))
    const expected = [
      ...needed,
      ...on(`${id}Logs`, LOGS),
      ...(name === 'prod' ? on('*', TRACES) : []),
      ...(TRIGGER[entry] ?? []),
    ]
    expect(own).toHaveLength(1)
    expect([...new Set(allowed)].sort()).toEqual([...new Set(expected)].sort())
  })

  it('is its own, and there is no other with AWS policies attached', () => {
    const roles = Object.values(template.findResources('AWS::IAM::Role'))
    expect(roles.filter(({ Properties }) => Properties.ManagedPolicyArns !== undefined)).toEqual([])
    const functions = Object.values(template.findResources('AWS::Lambda::Function'))
    const used = functions.map(({ Properties }) => JSON.stringify(Properties.Role))
    expect(functions).toHaveLength(EVERYWHERE.length)
    expect(new Set(used).size).toBe(EVERYWHERE.length)
  })
})

it('every function has its handler', () => {
  expect(ENTRIES.filter((entry) => !existsSync(`functions/${entry}.ts`))).toEqual([])
})
