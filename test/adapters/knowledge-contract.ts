import { expect, it } from 'vitest'
import { buildCase, buildEntry, buildPrecedent, MONDAY } from '#adapters/examples.ts'
import type { Knowledge } from '#adapters/ports.ts'
import { type Entry, everyList, matterList, placeList } from '#domain/knowledge/entry.ts'
import { openEntryOf } from '#domain/knowledge/open-entry.ts'
import { idOfRank } from '#domain/knowledge/rank.ts'
import { NO_STATISTICS, newSample, statisticsOf } from '#domain/knowledge/statistics.ts'
import { sounded } from '#domain/sounds.ts'
import { lookUp } from '#functions/usecases/precedents/look-up-precedents.ts'
import { publishStatistics, rebuildIndex } from '#functions/usecases/precedents/tend-knowledge.ts'

const { place: PLACE } = buildCase()

/** What every knowledge base does. @param make an empty one */
export function describeKnowledge(make: () => Promise<Knowledge>): void {
  const { precedentId, jurisdiction, matter, placeKey } = buildPrecedent()
  const listed = async (knowledge: Knowledge, list: string) =>
    (await knowledge.postings({ jurisdiction, list, limit: 10 })).items.map(({ rank }) => rank)

  it('keeps a precedent and gives it back', async () => {
    const knowledge = await make()
    expect(await knowledge.read(precedentId)).toBeUndefined()
    expect(await knowledge.upsert(buildEntry())).toBe('written')
    expect(await knowledge.read(precedentId)).toEqual(buildPrecedent())
  })

  it('lets a later version take the place of an earlier one, and never the other way round', async () => {
    const knowledge = await make()
    await knowledge.upsert(buildEntry({ version: 2 }))
    expect(await knowledge.upsert(buildEntry({ version: 2, rounds: 9 }))).toBe('stale')
    expect(await knowledge.upsert(buildEntry({ version: 1, revision: 7, rounds: 9 }))).toBe('stale')
    expect(await knowledge.upsert(buildEntry({ version: 2, revision: 1 }))).toBe('written')
    expect(await knowledge.upsert(buildEntry({ version: 3, status: 'withdrawn' }))).toBe('written')
    expect(await knowledge.read(precedentId)).toMatchObject({ version: 3, status: 'withdrawn', rounds: 1 })
  })

  it('writes over the state that was read, and over no other', async () => {
    const knowledge = await make()
    expect(await knowledge.upsert(buildEntry({ version: 2 }), { version: 1, revision: 0 })).toBe('stale')
    await knowledge.upsert(buildEntry({ revision: 1 }))
    expect(await knowledge.upsert(buildEntry({ version: 2 }), { version: 1, revision: 0 })).toBe('stale')
    expect(await knowledge.upsert(buildEntry({ version: 2 }), { version: 1, revision: 1 })).toBe('written')
  })

  it('keeps it in the lists of its terms, its matter and its place, and in nothing else once it is edited', async () => {
    const knowledge = await make()
    await knowledge.upsert(buildEntry())
    for (const list of [sounded('库房'), everyList, matterList(matter), placeList(placeKey)])
      expect(await listed(knowledge, list)).toEqual([expect.stringContaining(precedentId)])
    await knowledge.upsert(
      buildEntry({ revision: 1, problem: '井盖破损。', matter: 'manhole-cover', parties: [] }),
    )
    expect(await listed(knowledge, sounded('库房'))).toEqual([])
    expect(await listed(knowledge, matterList(matter))).toEqual([])
    expect(await listed(knowledge, sounded('井盖'))).toHaveLength(1)
  })

  it('changes more of its postings than one transaction takes', async () => {
    const knowledge = await make()
    const letters = (from: number) =>
      Array.from({ length: 80 }, (_, i) => `word${String.fromCharCode(97 + (i % 26))}${from + i}`).join(' ')
    await knowledge.upsert(buildEntry({ problem: letters(100) }))
    expect(await knowledge.upsert(buildEntry({ revision: 1, problem: letters(500) }))).toBe('written')
    expect(await listed(knowledge, 'worda100')).toEqual([])
    const kept = await knowledge.load(precedentId)
    expect(kept).toMatchObject({ complete: true, precedent: { revision: 1 } })
    for (const { list, rank } of kept?.postings ?? []) expect(await listed(knowledge, list)).toEqual([rank])
  })

  it('takes a withdrawn one out of every list', async () => {
    const knowledge = await make()
    await knowledge.upsert(buildEntry())
    const { postings = [] } = (await knowledge.load(precedentId)) ?? {}
    await knowledge.upsert(buildEntry({ revision: 1, status: 'withdrawn' }))
    expect(postings.length).toBeGreaterThan(10)
    for (const { list } of postings) expect(await listed(knowledge, list)).toEqual([])
    expect(await knowledge.cards([precedentId])).toEqual([])
  })

  /** An entry as it was written before the postings of terms told the matter. */
  const older = (overrides: Parameters<typeof buildEntry>[0] = {}): Entry => {
    const entry = buildEntry(overrides)
    return {
      ...entry,
      postings: entry.postings.map((one) =>
        one.list.startsWith('=') ? one : { ...one, rank: `${one.rank[0]}${entry.precedent.precedentId}` },
      ),
    }
  }

  it('reads what was written before postings told the matter, and leaves nothing of it when it goes', async () => {
    const letters = Array.from({ length: 80 }, (_, n) => `word${n}`).join(' ')
    for (const problem of ['路灯不亮。', letters])
      for (const next of [{ revision: 1 }, { revision: 1, status: 'withdrawn' as const }]) {
        const knowledge = await make()
        const entry = older({ problem })
        await knowledge.upsert(entry)
        const before = (await knowledge.load(precedentId))?.postings ?? []
        expect(before).toEqual(entry.postings.map(({ list, rank }) => ({ list, rank })))
        expect(await knowledge.upsert(buildEntry({ problem, ...next }))).toBe('written')
        const kept = await knowledge.load(precedentId)
        for (const { list } of before)
          expect(await listed(knowledge, list)).toEqual(
            kept?.postings.filter((one) => one.list === list).map(({ rank }) => rank),
          )
      }
  })

  it('is brought to the present form by a rebuild', async () => {
    const knowledge = await make()
    await knowledge.upsert(older())
    await publishStatistics({ knowledge, clock: { now: async () => MONDAY } }, jurisdiction)
    expect(await rebuildIndex({ knowledge }, [[precedentId]])).toEqual({ seen: 1, written: 1 })
    const statistics = await knowledge.statistics(jurisdiction)
    const { postings } = buildEntry({}, statistics)
    expect((await knowledge.load(precedentId))?.postings).toEqual(
      postings.map(({ list, rank }) => ({ list, rank })),
    )
    for (const { list, rank } of postings) expect(await listed(knowledge, list)).toEqual([rank])
  })

  it('pages a list from its beginning', async () => {
    const knowledge = await make()
    for (let n = 0; n < 5; n += 1) await knowledge.upsert(buildEntry({ precedentId: `p-${n}` }))
    const query = { jurisdiction, list: sounded('库房'), limit: 2 }
    const ranks: string[] = []
    for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
      const page = await knowledge.postings({ ...query, ...(cursor && { cursor }) })
      expect(page.items.length).toBeLessThanOrEqual(2)
      ranks.push(...page.items.map(({ rank }) => rank))
      cursor = page.cursor
    }
    expect(ranks.map((rank) => idOfRank(sounded('库房'), rank))).toEqual(['p-0', 'p-1', 'p-2', 'p-3', 'p-4'])
  })

  it('finds it by its words in either script, by its place and by its matter, and not for another jurisdiction', async () => {
    const knowledge = await make()
    await knowledge.upsert(buildEntry())
    await knowledge.upsert(
      buildEntry({ precedentId: 'p-other', problem: '路灯不亮', parties: [], matter: 'lamp', placeKey: 'x' }),
    )
    const ids = async (where: string, wanted: Parameters<typeof lookUp>[2]) =>
      (await lookUp({ knowledge }, where, wanted, NO_STATISTICS)).answers.map((one) => one.card.precedentId)
    expect(await ids(jurisdiction, { words: '車棚裏違規搭建庫房' })).toEqual([precedentId])
    expect(await ids(jurisdiction, { placeKey })).toEqual([precedentId])
    expect(await ids(jurisdiction, { matter })).toEqual([precedentId])
    expect(await ids('elsewhere', { words: '车棚', matter, placeKey })).toEqual([])
  })

  it('publishes statistics, each version once', async () => {
    const knowledge = await make()
    expect(await knowledge.statistics(jurisdiction)).toEqual(NO_STATISTICS)
    const sample = newSample()
    sample.documents = 3
    sample.length = 30
    sample.frequencies.set('库房', 3)
    const statistics = statisticsOf(sample, { documents: 3, version: 1, at: MONDAY })
    expect(await knowledge.publish(jurisdiction, statistics)).toBe('published')
    expect(await knowledge.publish(jurisdiction, statistics)).toBe('stale')
    expect(await knowledge.statistics(jurisdiction)).toEqual(statistics)
  })

  it('lists an open case while it takes in reports, by at most twelve words, and no longer than that', async () => {
    const knowledge = await make()
    const of = buildCase({
      version: 3,
      place: { ...PLACE, point: { lat: 31.3, lng: 121.5, datum: 'WGS-84' } },
    })
    const open = openEntryOf(of, '看护人员在车棚里搭建储藏室', NO_STATISTICS)
    const words = open.postings.filter(({ list }) => list.startsWith('~'))
    expect(words.length).toBeLessThanOrEqual(12)
    expect(open.postings).toHaveLength(words.length + 1)
    expect(await knowledge.listOpen(open)).toBe('written')
    expect(await knowledge.listOpen(open)).toBe('written')
    for (const { list, rank } of open.postings) expect(await listed(knowledge, list)).toEqual([rank])
    const other = openEntryOf({ ...of, version: 5 }, '路灯不亮', NO_STATISTICS)
    expect(await knowledge.listOpen(other)).toBe('written')
    expect(await knowledge.listOpen(open)).toBe('stale')
    expect(await listed(knowledge, words[0]?.list ?? '')).toEqual([])
    for (const { list, rank } of other.postings) expect(await listed(knowledge, list)).toEqual([rank])
    const over = openEntryOf({ ...of, version: 9, withoutKey: true }, '路灯不亮', NO_STATISTICS)
    expect(over.postings).toEqual([])
    expect(await knowledge.listOpen(over)).toBe('written')
    expect(await knowledge.listOpen(other)).toBe('stale')
    for (const { list } of other.postings) expect(await listed(knowledge, list)).toEqual([])
  })
}
