/**
 * The list price of 1,000 straight cases, every priced thing that grows with cases: counted from the calls and items of
 * cases played on the real adapters. What a deployment costs without any case (alarms, keys, dashboards) is not here.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { CreateKeyCommand, KMSClient } from '@aws-sdk/client-kms'
import { createBlindIndexKeys } from '#adapters/dynamodb/blind-index-keys.ts'
import { createKnowledge } from '#adapters/dynamodb/knowledge.ts'
import { createCaseStore } from '#adapters/dynamodb/store.ts'
import { createIds } from '#adapters/ids.ts'
import { createPersonVault } from '#adapters/kms/person-vault.ts'
import { createMemoryClock } from '#adapters/memory/clock.ts'
import { eventsFor } from '#domain/events/subscriptions.ts'
import { reconcile } from '#functions/usecases/cases/reconcile.ts'
import { SUBMISSION } from '#local/docs/openapi/requests.ts'
import { clientSettings } from '#local/environment/settings.ts'
import { createTable } from '#test/support/create-table.ts'
import { rulesOf } from '#test/support/sample-rules.ts'
import { ABSENT_MACHINE, type Ground, playStraightCase } from '#test/support/straight-case.ts'
import type { OfCases } from './city.ts'
import { type Measured, silenced } from './measure.ts'
import { type Counted, meter } from './meter.ts'

const CASES = 10
const BUDGET = 0.8

/** One thing that is billed: how much of it a case takes, and its list price in US$ for one (US East, November 2026). */
type Priced = { readonly what: string; readonly amount: number; readonly price: number }

/** Billed time of a call in GB-seconds: 100 ms at 512 MB, about twice what ours take when warm. */
const GB_SECONDS = 0.1 * 0.5
/**
 * Bytes of logs: of a call the platform's three lines and one of ours; a line of the access log; of an execution, logged
 * without data, some sixty events.
 */
const LOG_BYTES = { call: 420 + 320, access: 300, execution: 60 * 350 }
/** What is kept is priced for its first month: table and point-in-time recovery, US$ a GB. */
const KEEPING = 0.25 + 0.2

/**
 * Plays cases and computes what they cost.
 * @param endpoint base URL of an emulator
 * @param transitions state transitions of a straight case
 * @returns the total against its budget, each thing's share for 1,000 cases, and what a city's year is reckoned from
 */
export async function straightCost(
  endpoint: string,
  transitions: number,
): Promise<{ readonly total: Measured; readonly lines: readonly string[]; readonly ofCases: OfCases }> {
  const { ground, counted } = await metered(endpoint)
  const quiet = silenced()
  let [calls, machineTasks, reconciled] = [0, 0, 0]
  for (let n = 1; n <= CASES; n += 1) {
    const [before, marked] = [counted.events.length, counted.closing.length]
    const played = await playStraightCase(ground, {
      ...SUBMISSION,
      matter: 'illegal-structure',
      place: `国庠路${n}号`,
    })
    const events = counted.events.slice(before)
    calls += played.answers.length
    machineTasks += played.machineTasks
    reconciled += await follow(ground, played.caseId, events)
    for (const event of counted.closing.slice(marked)) await ground.store.markPublished(event)
  }
  quiet.restore()
  const consumed = reconciled + 2 * CASES
  const functions = calls + machineTasks + counted.eventfulSaves + consumed
  const per = (amount: number): number => amount / CASES
  const bytes = per(counted.storedBytes())
  const logBytes = per(functions) * LOG_BYTES.call + per(calls) * LOG_BYTES.access + LOG_BYTES.execution
  const priced: Priced[] = [
    { what: 'Step Functions, state transitions', amount: transitions, price: 25e-6 },
    { what: 'DynamoDB, write units', amount: per(counted.writeUnits), price: 0.625e-6 },
    { what: 'DynamoDB, read units', amount: per(counted.readUnits), price: 0.125e-6 },
    {
      what: 'DynamoDB, GB kept for a month, with recovery',
      amount: bytes / 1e9,
      price: KEEPING,
    },
    { what: 'Lambda, calls', amount: per(functions), price: 0.2e-6 },
    { what: 'Lambda, GB-seconds (arm64)', amount: per(functions) * GB_SECONDS, price: 13.3334e-6 },
    { what: 'EventBridge, events', amount: per(counted.events.length), price: 1e-6 },
    { what: 'SQS, requests (sent, received, deleted)', amount: per(consumed) * 3, price: 0.4e-6 },
    { what: 'API Gateway, HTTP calls', amount: per(calls), price: 1e-6 },
    { what: 'KMS, calls', amount: per(counted.kmsCalls), price: 3e-6 },
    {
      what: 'CloudWatch Logs, GB taken in',
      amount: logBytes / 1e9,
      price: 0.5,
    },
    { what: 'X-Ray, traces (one in twenty calls)', amount: per(functions) / 20, price: 5e-6 },
    { what: 'EventBridge Scheduler, due times that came', amount: 0, price: 1e-6 },
  ]
  const total = priced.reduce((sum, { amount, price }) => sum + amount * price * 1_000, 0)
  const lists = { what: '  of these, boards and finding', amount: per(counted.listUnits), price: 0.625e-6 }
  return {
    total: {
      what: 'list price, 1,000 straight cases',
      value: total,
      budget: BUDGET,
      unit: 'US$',
      from: `calls and items of ${CASES} cases, below`,
    },
    ofCases: { perThousand: total - (bytes / 1e9) * KEEPING * 1_000, bytes, logBytes },
    lines: priced
      .toSpliced(2, 0, lists)
      .map(
        ({ what, amount, price }) =>
          `   ${what.padEnd(46)} ${shown(amount).padStart(10)} a case  ${(amount * price * 1_000).toFixed(4)} US$`,
      ),
  }
}

const shown = (amount: number): string =>
  amount >= 0.01 || amount === 0 ? amount.toFixed(2) : amount.toExponential(1)

async function metered(endpoint: string): Promise<{ readonly ground: Ground; readonly counted: Counted }> {
  const settings = clientSettings(endpoint)
  const client = new DynamoDBClient(settings)
  const kms = new KMSClient(settings)
  for (const kind of ['cases', 'knowledge', 'idempotency'] as const)
    await createTable(client, kind, `cost-${kind}`)
  const keyArn = (await kms.send(new CreateKeyCommand({}))).KeyMetadata?.Arn ?? ''
  const counted = meter(client, kms)
  const casesTable = 'cost-cases'
  const vault = createPersonVault({
    client: kms,
    keyArn,
    blindIndexKeys: createBlindIndexKeys({ client, casesTable }),
  })
  return {
    counted,
    ground: {
      store: createCaseStore({ client, casesTable, idempotencyTable: 'cost-idempotency', vault }),
      knowledge: createKnowledge({ client, knowledgeTable: 'cost-knowledge' }),
      ids: createIds(),
      clock: createMemoryClock('2021-01-18T01:00:00.000Z'),
      machine: ABSENT_MACHINE,
    },
  }
}

/** Has the case reconciled as often as its events ask for it. @returns how often */
async function follow(ground: Ground, caseId: string, events: readonly string[]): Promise<number> {
  const heard = eventsFor('reconcile')
  const times = events.filter((type) => heard.includes(type)).length
  const schedules = { put: async () => {}, remove: async () => {} }
  for (let n = 0; n < times; n += 1) await reconcile({ ...ground, rulesOf, schedules }, caseId, 'bench')
  return times
}
