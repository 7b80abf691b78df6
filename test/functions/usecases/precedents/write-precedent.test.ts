import { describe, expect, it } from 'vitest'
import {
  buildCase,
  buildCaseState,
  buildEntry,
  buildEvent,
  buildPrecedent,
  MONDAY,
} from '#adapters/examples.ts'
import { createMemoryKnowledge } from '#adapters/memory/knowledge.ts'
import type { DomainEvent, EventData } from '#domain/events/index.ts'
import { placeList } from '#domain/knowledge/entry.ts'
import { writePrecedent } from '#functions/usecases/precedents/write-precedent.ts'
import { CALENDAR, PACK } from '#test/support/case-harness.ts'
import { serving } from '#test/support/sample-rules.ts'

const OLD = buildPrecedent()
const LATER = '2021-03-01T01:00:00.000Z'

/** A knowledge base that holds one precedent, and a store that holds one case, with its events. */
async function ground(of: Parameters<typeof buildCase>[0], events: readonly DomainEvent[] = []) {
  const knowledge = { ...createMemoryKnowledge() }
  await knowledge.upsert(buildEntry())
  const state = buildCaseState({ case: buildCase({ caseId: 'c-new', openedAt: LATER, ...of }) })
  const deps = {
    knowledge,
    clock: { now: async () => LATER },
    rulesOf: async () => ({ pack: PACK, calendar: CALENDAR }),
    serving,
    store: {
      loadCase: async () => state,
      history: async (subject: string) => ({
        items: subject === 'case/c-new' ? events.map((event) => ({ event, texts: {} })) : [],
      }),
      reportsOfCase: async () => ({ items: ['r-1'] }),
      reportText: async () => ({ description: '车棚里又有人住，电话13812345678', place: '车棚', salt: '0' }),
    },
  }
  return { knowledge, write: () => writePrecedent(deps, state.case.caseId) }
}

describe('A case at a place that is watched', () => {
  it('weakens the precedent of the same trouble there, once, and the precedent says so', async () => {
    const { knowledge, write } = await ground({})
    await write()
    await write()
    expect(await knowledge.read(OLD.precedentId)).toMatchObject({
      revision: 1,
      recurred: [{ caseId: 'c-new', at: LATER }],
      trail: [{ what: 'recurred', by: 'system', reason: 'c-new' }],
    })
    const { jurisdiction, placeKey } = OLD
    const { items } = await knowledge.postings({ jurisdiction, list: placeList(placeKey), limit: 9 })
    expect(items).toMatchObject([{ facts: { recurred: 1 } }])
  })

  it('no longer weakens it when it turns out to be nothing', async () => {
    const { knowledge, write } = await ground({ status: 'ended', ending: 'rejected', endedAt: LATER })
    await knowledge.upsert(buildEntry({ revision: 1, recurred: [{ caseId: 'c-new', at: LATER }] }))
    await write()
    expect(await knowledge.read(OLD.precedentId)).toMatchObject({ revision: 2, recurred: [] })
  })

  const corrected = (data: Partial<EventData<'case-corrected'>>) => [
    buildEvent('case-opened', {
      matter: OLD.matter,
      place: OLD.placeKey,
      grid: 'g1',
      appeal: 'complaint',
      emergency: false,
    }).event,
    buildEvent('case-corrected', data, { sequence: 2 }).event,
  ]

  it.each([
    ['another place', { place: { key: 'elsewhere', text: '别处', grid: 'g2' } }, { place: 'elsewhere' }],
    ['another matter', { matter: 'lamp' }, { matter: 'lamp' }],
  ])('no longer weakens it once the case is corrected to %s', async (_, of, data) => {
    const { knowledge, write } = await ground(of, corrected(data))
    await knowledge.upsert(buildEntry({ revision: 1, recurred: [{ caseId: 'c-new', at: LATER }] }))
    await write()
    expect(await knowledge.read(OLD.precedentId)).toMatchObject({ revision: 2, recurred: [] })
  })

  it('weakens it as soon as an open case is corrected to its place', async () => {
    const { knowledge, write } = await ground({}, corrected({ place: OLD.placeKey }))
    await write()
    expect((await knowledge.read(OLD.precedentId))?.recurred).toHaveLength(1)
  })

  it('weakens it however many were archived there since, and reads on no further than the watch', async () => {
    const { knowledge, write } = await ground({})
    const archivedAt = (n: number) => `2021-02-${10 + Math.floor(n / 24)}T${10 + (n % 10)}:00:00.000Z`
    for (let n = 0; n < 120; n += 1)
      await knowledge.upsert(
        buildEntry({ precedentId: `p-since-${n}`, matter: 'lamp', archivedAt: archivedAt(n) }),
      )
    for (let n = 0; n < 120; n += 1)
      await knowledge.upsert(
        buildEntry({
          precedentId: `p-before-${n}`,
          archivedAt: '2019-01-01T00:00:00.000Z',
          watchUntil: '2019-06-01T00:00:00.000Z',
        }),
      )
    const { postings } = knowledge
    let pages = 0
    knowledge.postings = async (query) => {
      pages += 1
      return postings(query)
    }
    await write()
    expect((await knowledge.read(OLD.precedentId))?.recurred).toHaveLength(1)
    expect(pages).toBe(4)
  })

  it.each([
    ['of another matter', { matter: 'lamp' }],
    ['elsewhere', { place: { key: 'elsewhere', text: '别处', grid: 'g2' } }],
    ['after the watch', { openedAt: '2022-01-01T00:00:00.000Z' }],
    ['before the archive', { openedAt: MONDAY }],
  ])('%s says nothing about it', async (_, of) => {
    const { knowledge, write } = await ground(of)
    await write()
    expect((await knowledge.read(OLD.precedentId))?.recurred).toEqual([])
  })
})

describe('The precedent of a case', () => {
  const archived = {
    status: 'ended' as const,
    ending: 'archived' as const,
    endedAt: LATER,
    watchUntil: '2021-09-01T00:00:00.000Z',
    version: 7,
  }

  it('is redacted, found by its words, and not written twice', async () => {
    const { knowledge, write } = await ground({ ...archived, place: { key: 'x', text: '车棚', grid: 'g1' } })
    expect(await write()).toBe('written')
    expect(await write()).toBe('stale')
    expect((await knowledge.read('c-new'))?.problem).toBe('车棚里又有人住，电话〔电话〕')
  })

  it('keeps what a reviewer did to it when it is made anew, once, and its trail says so', async () => {
    const { knowledge, write } = await ground({ ...archived, place: { key: 'x', text: '车棚', grid: 'g1' } })
    const trail = [{ at: MONDAY, by: 'u-reviewer', what: 'edited' as const, reason: '更正' }]
    await knowledge.upsert(buildEntry({ precedentId: 'c-new', version: 5, revision: 3, trail }))
    expect(await write()).toBe('written')
    expect(await write()).toBe('stale')
    expect(await knowledge.read('c-new')).toMatchObject({
      version: 7,
      revision: 4,
      trail: [trail[0], { what: 'rewritten', by: 'system', at: LATER }],
    })
  })

  it('loses no edit that is made while it is made anew', async () => {
    const { knowledge, write } = await ground({ ...archived, place: { key: 'x', text: '车棚', grid: 'g1' } })
    await knowledge.upsert(buildEntry({ precedentId: 'c-new', version: 5 }))
    const { upsert } = knowledge
    let first = true
    knowledge.upsert = async (entry, over) => {
      const trail = [{ at: MONDAY, by: 'u-reviewer', what: 'edited' as const, reason: '更正' }]
      if (first) await upsert(buildEntry({ precedentId: 'c-new', version: 5, revision: 1, trail }))
      first = false
      return upsert(entry, over)
    }
    expect(await write()).toBe('written')
    expect((await knowledge.read('c-new'))?.trail.map(({ what }) => what)).toEqual(['edited', 'rewritten'])
  })

  const reopened = buildEvent('case-reopened', { run: 2, round: 2 }).event

  it('is withdrawn when the case is reopened, and found no more; its trail says by whom and why', async () => {
    const { knowledge, write } = await ground({ version: 9 }, [reopened])
    await knowledge.upsert(buildEntry({ precedentId: 'c-new', version: 7 }))
    expect(await write()).toBe('withdrawn')
    expect(await write()).toBe('nothing')
    expect(await knowledge.load('c-new')).toMatchObject({
      precedent: {
        status: 'withdrawn',
        withdrawnFor: ['reopening'],
        version: 9,
        trail: [{ what: 'withdrawn', by: reopened.metadata.actor, reason: 'closure-found-wrong' }],
      },
      postings: [],
    })
  })

  it('stays withdrawn by a reviewer when the case is reopened and archived again', async () => {
    const trail = [{ at: MONDAY, by: 'u-reviewer', what: 'withdrawn' as const, reason: '隐私' }]
    const before = buildEntry({ precedentId: 'c-new', version: 5, revision: 1, status: 'withdrawn', trail })
    const open = await ground({ version: 9 }, [reopened])
    await open.knowledge.upsert(before)
    expect(await open.write()).toBe('withdrawn')
    const between = await open.knowledge.load('c-new')
    expect(between?.precedent.withdrawnFor).toEqual(['review', 'reopening'])
    const { knowledge, write } = await ground({ ...archived, version: 12 }, [reopened])
    await knowledge.upsert({ ...before, precedent: between?.precedent ?? before.precedent })
    expect(await write()).toBe('written')
    expect(await knowledge.read('c-new')).toMatchObject({
      status: 'withdrawn',
      version: 12,
      trail: [trail[0], { what: 'withdrawn' }, { what: 'rewritten', reason: 'archived-again' }],
    })
  })
})
