import { describe, expect, test } from 'vitest'
import { allOf } from '#adapters/paging.ts'
import { takesReports } from '#domain/case/record/duplicate-key.ts'
import type { Change } from '#domain/decision/change.ts'
import { changesOf } from '#domain/decision/change.ts'
import {
  CONSUMERS,
  type Consumer,
  eventsFor,
  type Subscription,
  subscriptionOf,
} from '#domain/events/subscriptions.ts'
import { openWordList, openWords } from '#domain/knowledge/open-entry.ts'
import { NO_STATISTICS } from '#domain/knowledge/statistics.ts'
import { redact } from '#domain/redaction/redact.ts'
import { reconcile } from '#functions/usecases/cases/reconcile.ts'
import { writePrecedent } from '#functions/usecases/precedents/write-precedent.ts'
import { type Entry, SCENES, type Scene } from '#test/support/scenes.ts'
import { createSystem, type System } from '#test/support/system-in-memory.ts'
import { beginTelling, tell } from '#test/support/telling.ts'

/** What the bus carries, without one entry of a consumer's list. */
const without =
  (entry: Entry) =>
  (consumer: Consumer): Subscription => {
    const { source, types } = subscriptionOf(consumer)
    return { source, types: types.filter((type) => `${consumer} ${type}` !== entry) }
  }

/** Whether an open case stands in the lists of its words, and one that takes in no more in none of them. */
async function isListedAsItSays({ ports: { store, knowledge } }: System, caseId: string): Promise<boolean> {
  const of = (await store.loadCase(caseId))?.case
  const words = of?.openedBy === undefined ? undefined : await store.reportText(of.openedBy)
  if (of === undefined || words === undefined) return true
  const { jurisdiction } = of
  const lists = openWords(redact(`${words.place}\n${words.description}`), NO_STATISTICS)
  const pages = await Promise.all(
    lists.map(({ term }) =>
      allOf<{ rank: string }>((cursor) =>
        knowledge.postings({ jurisdiction, list: openWordList(term), limit: 100, ...(cursor && { cursor }) }),
      ),
    ),
  )
  const isListed = pages.some((page) => page.some(({ rank }) => rank.includes(caseId)))
  return isListed === (takesReports(of) && of.appeal !== 'tip-off' && of.subjects === undefined)
}

/** What does not stand as cases and reports say, once a system has come to rest: what the consumers would bring right. */
async function notAsItSays(system: System): Promise<string[]> {
  const { store, knowledge } = system.ports
  const cases = new Set(system.published.flatMap(({ metadata: { caseId } }) => caseId ?? []))
  const found = (await allOf((cursor) => store.untriagedReports('wujiaochang', '9999', cursor))).map(
    (reportId) => `${reportId} has no case`,
  )
  const versions = async (caseId: string) => (await store.loadCase(caseId))?.case.version
  const precedents = async () =>
    JSON.stringify(await Promise.all([...cases].map((one) => knowledge.read(one))))
  for (const caseId of cases) {
    const [version, known] = [await versions(caseId), await precedents()]
    const done = await reconcile(system.depsOf('reconcile'), caseId, 'test')
    const { schedulesRemoved, ...owed } = done ?? { schedulesRemoved: 0 }
    found.push(...Object.entries(owed).flatMap(([what, of]) => (of ? [`${caseId} ${what} ${of}`] : [])))
    const ended = (await store.loadCase(caseId))?.case.status === 'ended'
    if (ended && schedulesRemoved > 0) found.push(`${caseId} has ended and is rung for`)
    if ((await versions(caseId)) !== version) found.push(`${caseId} was not done with`)
    if (!(await isListedAsItSays(system, caseId))) found.push(`${caseId} is listed otherwise`)
    await writePrecedent(system.depsOf('write-precedent'), caseId)
    if ((await precedents()) !== known) found.push(`${caseId} is cached otherwise`)
  }
  return found
}

/** Plays a scene, each message once. @throws Error as soon as something does not stand as it says */
async function play({ steps }: Scene, subscriptions = subscriptionOf): Promise<void> {
  const system = createSystem({ subscriptions })
  const looking = steps.map((step) => ({
    ...step,
    act: async (telling: Parameters<typeof step.act>[0]) => {
      await step.act(telling)
      await system.settle()
      const found = await notAsItSays(system)
      if (found.length > 0) throw new Error(found.join(', '))
    },
  }))
  await tell(beginTelling(system), { steps: looking })
}

describe('What each consumer hears is enough', () => {
  test.each(SCENES)('when $name', { timeout: 60_000 }, (scene) => play(scene))
})

describe('What each consumer hears is needed', () => {
  const needed = SCENES.flatMap((scene) => scene.needs.map((entry) => [entry, scene] as const))

  test.each(needed)('%s', { timeout: 60_000 }, async (entry, scene) => {
    await expect(play(scene, without(entry))).rejects.toThrow()
  })

  test('of every entry that is shown', () => {
    const entries = CONSUMERS.flatMap((one) =>
      subscriptionOf(one)
        .types.filter((type) => one !== 'reconcile' || eventsFor('reconcile').includes(type))
        .map((type) => `${one} ${type}`),
    )
    expect(needed.map(([entry]) => entry).sort()).toEqual(entries.sort())
  })
})

describe('No decision about a case goes unheard by the pulse', () => {
  test.each(SCENES)('when $name', { timeout: 60_000 }, async ({ steps }) => {
    const heard = subscriptionOf('reconcile').types
    const unheard: string[] = []
    const system = createSystem({
      around: (call, carryOut) => {
        if (call.port === 'store' && call.method === 'save') {
          const events = changesOf(call.args[0] as readonly Change[], 'event').map(({ event }) => event)
          const ofCases = events.filter(({ metadata }) => metadata.caseId !== undefined)
          if (ofCases.length > 0 && !ofCases.some(({ type }) => heard.includes(type)))
            unheard.push(ofCases.map(({ type }) => type).join(' + '))
        }
        return carryOut()
      },
    })
    await tell(beginTelling(system), { steps })
    await system.settle()
    expect(unheard).toEqual([])
  })
})
