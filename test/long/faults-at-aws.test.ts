/**
 * A fault at every call of AWS. Real are: the clients and adapters, the consumers' code with its entry's handling of
 * messages and errors, and on the emulator DynamoDB with its stream, the bus with its rules, the queues with their
 * redrive, the schedules, the key, and the machine with its retries, whose functions call back into this process. Made up
 * are: time, the pollers between queue and function, and Step Functions' word about a failed execution (the emulator has
 * none). A fault is what a client throws when the SDK's own retries have not helped; what a consumer does about an
 * earlier fault (SendTaskFailure, a second look) is not failed as well.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { paginateScan } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startEmulator } from '#local/emulator.ts'
import { type AroundCall, type AwsCall, onlyLooking } from '#test/support/aws-calls.ts'
import { local } from '#test/support/case-harness.ts'
import { createEmulatedSystem, type EmulatedSystem } from '#test/support/emulated-system.ts'
import { outage } from '#test/support/fault.ts'
import { DISTRICT } from '#test/support/other-stories.ts'
import { keptOf, unheardOf } from '#test/support/standing.ts'
import { STORY } from '#test/support/story.ts'
import { beginTelling, type Step, tell } from '#test/support/telling.ts'

/** The machine's pauses between two tries last a fiftieth of what they last in life. */
const WAITS = 0.02
/** A message is handed out seven times: with at most so many faults it still comes home. */
const FAULTS_A_HOP = 6

/** Further calls of a kind are those of a loop, and one like the other. */
const LOOPS_FROM = 3
const nameOf = ({ consumer, command, nth }: AwsCall): string =>
  `${consumer}: ${command} ${Math.min(nth, LOOPS_FROM)}`

/**
 * Fails each call once, as long as a fault of its is left, on one side of being carried out.
 * @param met takes the name of every call that was made
 */
function failingOnce(left: Set<string>, met: Set<string>, side: 'before' | 'after'): AroundCall {
  const hits = new Map<string, number>()
  return async (call, { hop }, carryOut) => {
    met.add(nameOf(call))
    const hit = hits.get(hop) ?? 0
    if (hit >= FAULTS_A_HOP || !left.delete(nameOf(call))) return carryOut()
    hits.set(hop, hit + 1)
    if (side === 'after') await carryOut()
    throw outage()
  }
}

describe('a fault at any call of AWS', () => {
  let dir: string
  let stop: () => Promise<void> = async () => {}
  let system: EmulatedSystem
  let lastCase = ''
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'faults-test-'))
    const emulator = await startEmulator({ dir, lax: true, waits: WAITS })
    stop = emulator.stop
    system = await createEmulatedSystem(emulator.endpoint)
  })
  afterAll(async () => {
    await system?.close()
    await stop()
    await rm(dir, { recursive: true, force: true })
  })

  /** How many items of each kind lie in a table. */
  async function itemsIn(TableName: string): Promise<Record<string, number>> {
    const counts: Record<string, number> = {}
    for await (const { Items = [] } of paginateScan({ client: system.dynamodb }, { TableName }))
      for (const { kind } of Items) counts[kind?.S ?? ''] = (counts[kind?.S ?? ''] ?? 0) + 1
    return counts
  }

  /** Tells a story with something around every call, and looks how everything stands then, whatever the names. */
  async function storyWith(steps: readonly Step[], around: AroundCall) {
    await system.begin(local('2021-01-18 09:00'))
    system.calls.setAround(around)
    const { caseId, reportId } = await tell(beginTelling(system), { steps })
    system.calls.setAround(onlyLooking)
    lastCase = caseId
    const runs = (await system.ports.store.caseHeader(caseId))?.run ?? 0
    const heard = await system.heard()
    const standing = JSON.stringify({
      ...(await keptOf(system.ports, [caseId], [reportId])),
      unheard: await unheardOf(system.ports.store, [`case/${caseId}`, `report/${reportId}`], new Set(heard)),
      executions: await Promise.all(
        Array.from({ length: runs }, (_, n) => system.executionStatus(caseId, n + 1)),
      ),
      deadLetters: await system.deadLetters(),
      items: { cases: await itemsIn(system.tables.cases), knowledge: await itemsIn(system.tables.knowledge) },
    })
    return JSON.parse(standing.replaceAll(caseId, 'c-1').replaceAll(reportId, 'r-1'))
  }

  /** Has the precedent of the story that was told last written anew, with something around every call. */
  async function precedentWith(around: AroundCall) {
    system.calls.setAround(around)
    await system.writeAnew(lastCase)
    system.calls.setAround(onlyLooking)
    return itemsIn(system.tables.knowledge)
  }

  describe.each([
    {
      name: '国定路555弄',
      steps: STORY,
      consumers: {
        'archive-case': 2,
        'close-case': 2,
        'open-stage': 2,
        'publish-outbox': 3,
        reconcile: 13,
        'deadline-reached': 2,
        triage: 4,
        'write-precedent': 10,
      },
      executions: ['SUCCEEDED'],
    },
    {
      name: 'a case of the district whose machine breaks',
      steps: DISTRICT,
      consumers: { 'mark-stalled': 2, 'machine-failed': 1, 'receive-inbound': 6 },
      executions: ['FAILED', 'SUCCEEDED'],
    },
  ])('along $name', ({ steps, consumers, executions }) => {
    const points = new Set<string>()
    let wanted: Awaited<ReturnType<typeof storyWith>>

    beforeAll(async () => {
      wanted = await storyWith(steps, (call, _within, carryOut) => {
        if (call.consumer in consumers) points.add(nameOf(call))
        return carryOut()
      })
    })

    test('may meet every consumer and every function of the machine', () => {
      for (const [consumer, atLeast] of Object.entries(consumers))
        expect(
          [...points].filter((one) => one.startsWith(`${consumer}: `)).length,
          consumer,
        ).toBeGreaterThanOrEqual(atLeast)
      expect(wanted).toMatchObject({ executions, open: [], unpublished: [], unheard: 0, deadLetters: 0 })
      expect(wanted.cases).toMatchObject([
        { status: 'ended', precedent: 'standing', tasks: [], schedules: [] },
      ])
      expect(wanted.items.knowledge).toMatchObject({ precedent: 1, card: 1 })
    })

    for (const side of ['before', 'after'] as const)
      test(`${side} it is carried out: the case is delayed, nothing is lost or doubled`, async () => {
        const [left, met] = [new Set(points), new Set<string>()]
        expect(await storyWith(steps, failingOnce(left, met, side))).toEqual(wanted)
        // Having begun to write a precedent, the next try goes another way: each further fault needs a new beginning.
        for (let times = 1; left.size > 0 && times <= 5; times += 1)
          expect(await precedentWith(failingOnce(left, met, side))).toEqual(wanted.items.knowledge)
        // More calls than a message is handed out for are failed the next time that it all happens.
        const missed = () => [...left].filter((name) => met.has(name))
        for (let times = 1; missed().length > 0 && times <= 2; times += 1)
          expect(await storyWith(steps, failingOnce(left, met, side))).toEqual(wanted)
        // A call is not made again that only followed a lost race; whatever was made was failed.
        expect(missed(), 'calls that were not failed').toEqual([])
        for (const [consumer, atLeast] of Object.entries(consumers))
          expect(
            [...points].filter((name) => name.startsWith(`${consumer}: `) && !left.has(name)).length,
            consumer,
          ).toBeGreaterThanOrEqual(atLeast)
      })
  })
})
