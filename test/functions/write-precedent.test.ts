import { describe, expect, it } from 'vitest'
import { createMemoryKnowledge } from '#adapters/memory/knowledge.ts'
import { placeList } from '#domain/knowledge/entry.ts'
import { writePrecedent } from '#functions/usecases/write-precedent.ts'
import { buildCase, buildCaseState, buildEntry, buildPrecedent, MONDAY } from '#test/support/builders.ts'
import { CALENDAR, PACK } from '#test/support/case-harness.ts'

const OLD = buildPrecedent()
const LATER = '2021-03-01T01:00:00.000Z'

/** A knowledge base that holds one precedent, and a store that holds one case. */
async function ground(of: Parameters<typeof buildCase>[0]) {
  const knowledge = { ...createMemoryKnowledge() }
  await knowledge.keep(buildEntry())
  const state = buildCaseState({ case: buildCase({ caseId: 'c-new', openedAt: LATER, ...of }) })
  const deps = {
    knowledge,
    clock: { now: async () => LATER },
    rulesOf: () => ({ pack: PACK, calendar: CALENDAR }),
    store: {
      loadCase: async () => state,
      history: async () => ({ items: [] }),
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
    await knowledge.keep(buildEntry({ revision: 1, recurred: [{ caseId: 'c-new', at: LATER }] }))
    await write()
    expect(await knowledge.read(OLD.precedentId)).toMatchObject({ revision: 2, recurred: [] })
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
    expect(await write()).toBe('kept')
    expect(await write()).toBe('stale')
    expect((await knowledge.read('c-new'))?.problem).toBe('车棚里又有人住，电话〔电话〕')
  })

  it('keeps what a reviewer did to it when it is made anew, once, and its trail says so', async () => {
    const { knowledge, write } = await ground({ ...archived, place: { key: 'x', text: '车棚', grid: 'g1' } })
    const trail = [{ at: MONDAY, by: 'u-reviewer', what: 'edited' as const, reason: '更正' }]
    await knowledge.keep(buildEntry({ precedentId: 'c-new', version: 5, revision: 3, trail }))
    expect(await write()).toBe('kept')
    expect(await write()).toBe('stale')
    expect(await knowledge.read('c-new')).toMatchObject({
      version: 7,
      revision: 4,
      trail: [trail[0], { what: 'rewritten', by: 'system', at: LATER }],
    })
  })

  it('loses no edit that is made while it is made anew', async () => {
    const { knowledge, write } = await ground({ ...archived, place: { key: 'x', text: '车棚', grid: 'g1' } })
    await knowledge.keep(buildEntry({ precedentId: 'c-new', version: 5 }))
    const { keep } = knowledge
    let first = true
    knowledge.keep = async (entry, over) => {
      const trail = [{ at: MONDAY, by: 'u-reviewer', what: 'edited' as const, reason: '更正' }]
      if (first) await keep(buildEntry({ precedentId: 'c-new', version: 5, revision: 1, trail }))
      first = false
      return keep(entry, over)
    }
    expect(await write()).toBe('kept')
    expect((await knowledge.read('c-new'))?.trail.map(({ what }) => what)).toEqual(['edited', 'rewritten'])
  })

  it('is withdrawn with its trail when the case is reopened, and found no more', async () => {
    const { knowledge, write } = await ground({ version: 9 })
    await knowledge.keep(buildEntry({ precedentId: 'c-new', version: 7 }))
    expect(await write()).toBe('withdrawn')
    expect(await write()).toBe('nothing')
    expect(await knowledge.kept('c-new')).toMatchObject({
      precedent: { status: 'withdrawn', version: 9, trail: [{ what: 'withdrawn', by: 'system' }] },
      postings: [],
    })
  })
})
