import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Template } from 'aws-cdk-lib/assertions'
import { beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { type Bundles, bundleFunctions } from '#infra/bundles.ts'
import { needsOf } from '#infra/needs.ts'
import { type Entry, USES, type Uses } from '#infra/uses.ts'
import { appOf } from '#test/support/synthesised.ts'

const ENTRIES = Object.keys(USES).filter((entry): entry is Entry => entry in USES)
const PORTS = ['store', 'knowledge', 'machine', 'schedules', 'bus'] as const

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
  let bundles: Bundles
  beforeAll(() => {
    bundles = bundleFunctions(ENTRIES)
  })

  it.each(ENTRIES)('is what the code in its bundle calls: %s', (entry) => {
    const { vault: _, ...declared }: Uses = USES[entry]
    expect(calledIn(bundles, entry)).toEqual(declared)
  })
})

describe('the vault', () => {
  it.each(ENTRIES)('is used where people are saved or read, and their key is known: %s', (entry) => {
    const { store = [], vault = [] }: Uses = USES[entry]
    const knowsKey = readFileSync(`functions/${entry}.env.ts`, 'utf8').includes('PERSON_KEY_ARN')
    expect(vault.includes('open')).toBe(store.includes('person'))
    expect(vault.length > 0).toBe(knowsKey)
  })
})

const Policy = z.object({
  Properties: z.object({
    PolicyDocument: z.object({
      Statement: z.array(
        z.object({ Action: z.union([z.string(), z.array(z.string())]), Effect: z.literal('Allow') }).loose(),
      ),
    }),
    Roles: z.array(z.object({ Ref: z.string() })),
  }),
})

const LOGS = ['logs:CreateLogStream', 'logs:PutLogEvents']
const TRACES = ['xray:PutTelemetryRecords', 'xray:PutTraceSegments']
const QUEUE = [
  'sqs:ChangeMessageVisibility',
  'sqs:DeleteMessage',
  'sqs:GetQueueAttributes',
  'sqs:GetQueueUrl',
  'sqs:ReceiveMessage',
]
/** What a trigger asks of the function's role besides. */
const TRIGGER: Partial<Record<Entry, readonly string[]>> = {
  'events/publish-outbox': [
    'dynamodb:DescribeStream',
    'dynamodb:GetRecords',
    'dynamodb:GetShardIterator',
    // The batch that was given up goes to a queue.
    'sqs:GetQueueAttributes',
    'sqs:GetQueueUrl',
    'sqs:SendMessage',
  ],
  'events/triage': QUEUE,
  'events/reconcile': QUEUE,
  'events/write-precedent': QUEUE,
  'events/take-in': QUEUE,
  'schedule/time-comes': QUEUE,
  'schedule/sweep': QUEUE,
  'schedule/machine-failed': QUEUE,
}

describe.each(['prod', 'local', 'story'] as const)('the role of a function in %s', (name) => {
  const { duoge } = appOf(name)
  const template = Template.fromStack(duoge.service)
  const policies = z.record(z.string(), Policy).parse(template.findResources('AWS::IAM::Policy'))

  it.each(ENTRIES)('allows exactly what its adapters declare: %s', (entry) => {
    const id = entry
      .split('/')
      .at(-1)
      ?.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase())
    const own = Object.values(policies).filter(({ Properties: { Roles } }) =>
      Roles.some(({ Ref }) => new RegExp(`^${id}Role[0-9A-F]{8}$`).test(Ref)),
    )
    const allowed = own.flatMap(({ Properties }) =>
      Properties.PolicyDocument.Statement.flatMap(({ Action }) => Action),
    )
    const needed = needsOf(USES[entry], {
      clock: name === 'story' ? 'stepped' : 'wall',
      hasKeys: readFileSync(`functions/${entry}.env.ts`, 'utf8').includes('IDEMPOTENCY_TABLE'),
    }).flatMap(({ actions }) => actions)
    const expected = [...needed, ...LOGS, ...(name === 'prod' ? TRACES : []), ...(TRIGGER[entry] ?? [])]
    expect(own).toHaveLength(1)
    expect([...new Set(allowed)].sort()).toEqual([...new Set(expected)].sort())
    expect(allowed.filter((action) => action.includes('*'))).toEqual([])
  })

  it('is its own, and there is no other with AWS policies attached', () => {
    const roles = Object.values(template.findResources('AWS::IAM::Role'))
    expect(roles.filter(({ Properties }) => Properties.ManagedPolicyArns !== undefined)).toEqual([])
    const functions = Object.values(template.findResources('AWS::Lambda::Function'))
    const used = functions.map(({ Properties }) => JSON.stringify(Properties.Role))
    expect(functions).toHaveLength(ENTRIES.length)
    expect(new Set(used).size).toBe(ENTRIES.length)
  })
})

it('every function has its handler', () => {
  expect(ENTRIES.filter((entry) => !existsSync(`functions/${entry}.ts`))).toEqual([])
})
