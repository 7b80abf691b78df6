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
import type { CaseStore, Knowledge } from '#adapters/ports.ts'
import { changesOf } from '#domain/decision/change.ts'
import { eventsFor, forThePulse } from '#domain/events/subscriptions.ts'
import { foldPulse } from '#functions/usecases/cases/fold-pulse.ts'
import { reconcile } from '#functions/usecases/cases/reconcile.ts'
import { clientSettings } from '#local/environment/settings.ts'
import { createTable } from '#test/support/create-table.ts'
import { rulesOf } from '#test/support/sample-rules.ts'
import { ABSENT_MACHINE, type Ground, playStraightCase } from '#test/support/straight-case.ts'
import type { OfCases } from './city.ts'
import { type Measured, silenced } from './measure.ts'
import { type Counted, meter } from './meter.ts'
import { REPORT } from './report.ts'

const CASES = 10
const BUDGET = 0.84
/** As the design has it, with every feature. */
const GOAL = 0.8

/** One thing that is billed: how much of it a case takes, and its list price in US$ for one (US East, November 2026). */
type Priced = { readonly what: string; readonly amount: number; readonly price: number }

/** Billed time of a call in GB-seconds: 100 ms at 512 MB, about twice what ours take when warm. */
const GB_SECONDS = 0.1 * 0.5
/**
 * Bytes of logs: of a call the platform's three lines and one of ours; a line of the access log. An execution logs its
 * faults alone, and a straight one has none.
 */
const LOG_BYTES = { call: 420 + 320, access: 300 }
/** A message that a consumer hears: three requests of SQS, the call, its log, one trace in twenty. */
const A_MESSAGE = 3 * 0.4e-6 + 0.2e-6 + GB_SECONDS * 13.3334e-6 + (LOG_BYTES.call / 1e9) * 0.5 + 5e-6 / 20
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
): Promise<{
  readonly total: Measured
  readonly added: Measured
  readonly lines: readonly string[]
  readonly ofCases: OfCases
}> {
  const { ground: plain, counted } = await metered(endpoint)
  const pulse = { heard: 0, writeUnits: 0, readUnits: 0 }
  const listing = { writeUnits: 0 }
  const ground = {
    ...plain,
    store: folding(plain.store, counted, pulse),
    knowledge: listingOpen(plain.knowledge, counted, listing),
  }
  const quiet = silenced()
  let [calls, machineTasks, reconciled] = [0, 0, 0]
  const ended: string[] = []
  for (let n = 1; n <= CASES; n += 1) {
    const [before, marked] = [counted.events.length, counted.closing.length]
    const played = await playStraightCase(ground, {
      ...REPORT,
      matter: 'illegal-structure',
      place: `国庠路${n}号`,
    })
    const events = counted.events.slice(before)
    calls += played.answers.length
    machineTasks += played.machineTasks
    reconciled += await follow(ground, played.caseId, events)
    for (const event of counted.closing.slice(marked)) await ground.store.markPublished(event)
    ended.push(played.caseId)
  }
  // Triage hears one event of it, the knowledge base two: that it was opened, and archived.
  const consumed = reconciled + pulse.heard + 3 * CASES
  const functions = calls + machineTasks + counted.eventfulSaves + consumed
  const per = (amount: number): number => amount / CASES
  const bytes = per(counted.storedBytes())
  const { writeUnits, readUnits } = counted
  for (const caseId of ended) await putTogether(plain.store, caseId)
  quiet.restore()
  const together = {
    bytes: per(counted.storedBytes()),
    price: per(counted.writeUnits - writeUnits) * 0.625e-6 + per(counted.readUnits - readUnits) * 0.125e-6,
  }
  const logBytes = per(functions) * LOG_BYTES.call + per(calls) * LOG_BYTES.access
  const priced: Priced[] = [
    { what: 'Step Functions, state transitions', amount: transitions, price: 25e-6 },
    { what: 'DynamoDB, write units', amount: per(writeUnits), price: 0.625e-6 },
    { what: 'DynamoDB, read units', amount: per(readUnits), price: 0.125e-6 },
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
  const moves = { what: '  of these, the pulse', amount: per(pulse.writeUnits), price: 0.625e-6 }
  const words = { what: '  of these, words of open cases', amount: per(listing.writeUnits), price: 0.625e-6 }
  const heardAlone = {
    what: '  for the pulse alone: messages heard, units read',
    amount: per(pulse.heard),
    price: A_MESSAGE + (pulse.readUnits / pulse.heard) * 0.125e-6,
  }
  const added = [lists, moves, heardAlone].reduce((sum, { amount, price }) => sum + amount * price * 1_000, 0)
  return {
    total: {
      what: 'list price, 1,000 straight cases',
      value: total,
      budget: BUDGET,
      unit: 'US$',
      goal: GOAL,
      from: `calls and items of ${CASES} cases, below`,
    },
    ofCases: { perThousand: total - (bytes / 1e9) * KEEPING * 1_000, bytes, logBytes, together },
    lines: priced
      .toSpliced(2, 0, lists, moves, words)
      .concat(heardAlone)
      .map(
        ({ what, amount, price }) =>
          `   ${what.padEnd(50)} ${shown(amount).padStart(10)} a case  ${(amount * price * 1_000).toFixed(4)} US$`,
      ),
    added: {
      what: 'of it, boards, finding and the pulse',
      value: added,
      budget: 0.06,
      unit: 'US$',
      from: 'the three lines of theirs',
    },
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

/** As the sweep does a month after a case has ended. */
async function putTogether(store: CaseStore, caseId: string): Promise<void> {
  const { items } = await store.reportsOfCase(caseId)
  for (const reportId of items) await store.compactHistory(`report/${reportId}`)
  await store.compactHistory(`case/${caseId}`)
  const of = await store.caseHeader(caseId)
  if (of !== undefined) await store.markCompacted(of)
}

/** Has the case reconciled as often as its events ask for it. @returns how often */
async function follow(ground: Ground, caseId: string, events: readonly string[]): Promise<number> {
  const heard = eventsFor('reconcile')
  const times = events.filter((type) => heard.includes(type)).length
  const schedules = { put: async () => {}, remove: async () => {} }
  for (let n = 0; n < times; n += 1) await reconcile({ ...ground, rulesOf, schedules }, caseId, 'bench')
  return times
}

/** The knowledge base, noting what it takes to list open cases by their words and to take them out again. */
const listingOpen = (knowledge: Knowledge, counted: Counted, noted: { writeUnits: number }): Knowledge => ({
  ...knowledge,
  listOpen: async (entry) => {
    const writes = counted.writeUnits
    const listed = await knowledge.listOpen(entry)
    noted.writeUnits += counted.writeUnits - writes
    return listed
  },
})

/**
 * The store, folding what is saved into the pulse as its consumer does: each event by itself, as if no two ever came in
 * one batch. What that takes is noted.
 */
function folding(
  store: CaseStore,
  counted: Counted,
  noted: { heard: number; writeUnits: number; readUnits: number },
): CaseStore {
  const [reconciled, alone] = [eventsFor('reconcile'), forThePulse()]
  return {
    ...store,
    save: async (changes) => {
      const saved = await store.save(changes)
      const [writes, reads] = [counted.writeUnits, counted.readUnits]
      for (const { event } of saved.saved ? changesOf(changes, 'event') : []) {
        const { caseId } = event.metadata
        if (caseId === undefined || ![...reconciled, ...alone].includes(event.type)) continue
        noted.heard += Number(alone.includes(event.type))
        await foldPulse({ store }, caseId, [event.metadata])
      }
      noted.writeUnits += counted.writeUnits - writes
      noted.readUnits += counted.readUnits - reads
      return saved
    },
  }
}
