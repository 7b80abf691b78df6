import { describe, expect, it } from 'vitest'
import { postingItem } from '#adapters/dynamodb/knowledge-items.ts'
import { itemSize } from '#adapters/dynamodb/units.ts'
import { buildCase, buildPrecedent } from '#adapters/examples.ts'
import { createMemoryKnowledge } from '#adapters/memory/knowledge.ts'
import type { Case, CaseState } from '#domain/case/record/case.ts'
import { duplicateKey } from '#domain/case/record/duplicate-key.ts'
import { entryOf } from '#domain/knowledge/entry.ts'
import { plan } from '#domain/knowledge/look-up.ts'
import { openEntryOf } from '#domain/knowledge/open-entry.ts'
import { NO_STATISTICS } from '#domain/knowledge/statistics.ts'
import type { Actor } from '#domain/people/actor.ts'
import type { ReportText } from '#domain/report/record/report.ts'
import { sameByOf } from '#domain/triage/seen-before.ts'
import { triage } from '#domain/triage/triage.ts'
import { reply } from '#functions/api/advise-intake.ts'
import { cachedStatistics } from '#functions/runtime/cached-statistics.ts'
import { INTAKE_BOUNDS } from '#functions/usecases/precedents/advise-intake.ts'
import { callTaker, handlerOf, leader, leaderOf } from '#test/support/actors.ts'
import { PACK } from '#test/support/case-harness.ts'
import { ask } from '#test/support/http.ts'
import { roundsOfReads } from '#test/support/rounds.ts'
import { rulesOf } from '#test/support/sample-rules.ts'

const MATTER = 'illegal-structure'
const NO_REPORTS: CaseState['counters'] = { standing: 1, joined: 0, found: 0 }
const OPEN = buildCase({
  matter: MATTER,
  lead: 'chengguan',
  place: { key: 'guoding-555', text: '国定路555弄', grid: 'g1' },
  position: { at: 'in', run: 1, visit: 3, stage: 'handling', openedAt: '2021-01-19T01:00:00.000Z' },
})

/** A base with a shed at 国定路555弄 and a lamp elsewhere; one open case holds the shed. Counts what is read. */
async function ground() {
  const knowledge = createMemoryKnowledge()
  for (const one of [
    buildPrecedent({ matter: MATTER, placeKind: 'residential' }),
    buildPrecedent({
      precedentId: 'c-lamp',
      matter: 'neighbour-dispute',
      placeKey: 'x',
      problem: '台灯太亮照进卧室，晚上睡不着。',
      parties: [],
    }),
  ])
    await knowledge.upsert(entryOf(one, NO_STATISTICS))
  const read: string[] = []
  const { caseId, openedAt } = OPEN
  const holders = new Map([[duplicateKey(OPEN, PACK), { caseId, openedAt }]])
  const store = {
    keyHolder: async (key: string) => {
      read.push(key)
      return holders.get(key)
    },
    board: async ({ grid, placeKey }: { grid?: string; placeKey?: string }): Promise<{ items: Case[] }> => {
      read.push(`board|${placeKey}`)
      return { items: grid === OPEN.place.grid && placeKey === OPEN.place.key ? [OPEN] : [] }
    },
    caseHeaders: async (caseIds: readonly string[]) => [OPEN].filter((one) => caseIds.includes(one.caseId)),
    loadCase: async (caseId: string): Promise<CaseState | undefined> =>
      caseId === OPEN.caseId ? { case: OPEN, tasks: [], counters: NO_REPORTS } : undefined,
    reportText: async (_reportId: string): Promise<ReportText | undefined> => undefined,
  }
  const clock = { now: async () => '2021-09-01T01:00:00.000Z' }
  const postings: typeof knowledge.postings = async (query) => {
    read.push(query.list)
    return knowledge.postings(query)
  }
  const statisticsSoFar = (_jurisdiction: string) => NO_STATISTICS
  return { deps: { store, knowledge: { ...knowledge, postings }, statisticsSoFar, rulesOf, clock }, read }
}
type Ground = Awaited<ReturnType<typeof ground>>['deps'] & { readonly timeoutMs?: number }
const advise = (deps: Ground, body: unknown, who = callTaker) =>
  ask((event) => reply(deps, event), { who, body })

describe('POST /v1/advice/intake', () => {
  it('suggests the matter with reasons, the place, the open case there, and what happened before', async () => {
    const { deps } = await ground()
    const { status, body } = await advise(deps, { description: '车棚里搭了库房', place: '国定路555' })
    expect(status).toBe(200)
    expect(body).toMatchObject({ complete: true, missing: [] })
    expect(body.matters[0]).toEqual({
      matter: MATTER,
      name: { zh: '私搭乱建', en: 'Unlawful structure' },
      score: 6.5,
      reasons: [
        { kind: 'keywords', words: ['车棚'] },
        { kind: 'precedents', share: 1, precedentIds: [buildPrecedent().precedentId] },
        { kind: 'here-before', times: 1 },
      ],
    })
    expect(body.place).toMatchObject({ key: 'guoding-555', grid: 'g1', by: 'begun', kind: 'residential' })
    expect(body.duplicates).toEqual([
      {
        caseId: OPEN.caseId,
        openedAt: OPEN.openedAt,
        place: OPEN.place,
        matter: MATTER,
        emergency: OPEN.emergency,
        stage: { code: 'handling', zh: '处置', en: 'Departments handle it' },
        lead: 'chengguan',
        sure: 'likely',
        score: expect.any(Number),
        reasons: expect.arrayContaining([{ kind: 'same-place' }, { kind: 'same-matter' }]),
      },
    ])
    expect(body.here).toMatchObject([{ precedentId: buildPrecedent().precedentId }])
    expect(body.likeThis).toMatchObject({ count: 1 })
    expect(body.like).toEqual([
      {
        precedentId: buildPrecedent().precedentId,
        matter: MATTER,
        terms: expect.arrayContaining(['车棚', '库房']),
        score: expect.any(Number),
      },
    ])
  })

  it('reads everything in one round, cases found by words in a second, and no statistics before anything else', async () => {
    const { deps } = await ground()
    const rounds = roundsOfReads()
    const remembering = cachedStatistics(rounds.watch(deps.knowledge))
    const watched = {
      store: rounds.watch(deps.store),
      knowledge: remembering,
      statisticsSoFar: remembering.statisticsSoFar,
      rulesOf,
      clock: deps.clock,
    }
    const typed = { description: '车棚里搭了库房', place: '国定路555弄' }
    const { body } = await advise(watched, typed)
    expect(body).toMatchObject({ complete: true, duplicates: [{}], here: [{}], like: [{}] })
    const { rounds: many, reads } = rounds.seen()
    // The second: whether the past cases of like words are watched still.
    expect(many).toBe(2)
    expect(reads.filter((one) => one === 'caseHeaders')).toHaveLength(1)
    expect(new Set(reads)).toEqual(new Set(['statistics', 'postings', 'board', 'keyHolder', 'caseHeaders']))
  })

  it('names a past case that was indexed before postings told the matter, and goes by others', async () => {
    const { deps } = await ground()
    const { precedent, ...entry } = entryOf(
      buildPrecedent({ precedentId: 'c-old', matter: MATTER, problem: '秋千松动', placeKey: 'y' }),
      NO_STATISTICS,
    )
    const postings = entry.postings.map((one) => ({ ...one, rank: one.rank.replace(/\......$/, '') }))
    await deps.knowledge.upsert({ precedent, ...entry, postings })
    const { body } = await advise(deps, { description: '秋千松动' })
    expect(body.like).toMatchObject([{ precedentId: 'c-old', terms: expect.arrayContaining(['秋千']) }])
    expect(body.like[0]).not.toHaveProperty('matter')
    expect(JSON.stringify(body.matters)).not.toContain('c-old')
  })

  it('learns the matter from precedents where no keyword tells', async () => {
    const { body } = await advise((await ground()).deps, { description: '台灯照进卧室' })
    expect(body.matters).toMatchObject([
      { matter: 'neighbour-dispute', reasons: [{ kind: 'precedents', precedentIds: ['c-lamp'] }] },
    ])
  })

  it('goes by keywords where the words of past cases weigh nothing', async () => {
    const { deps } = await ground()
    const precedent = buildPrecedent({ revision: 1, matter: MATTER, problem: '秋千松动', placeKey: 'y' })
    const { postings, ...entry } = entryOf(precedent, NO_STATISTICS)
    const faint = postings.map((one) => ({ ...one, rank: one.rank.replace(/^./, 'z') }))
    await deps.knowledge.upsert({ ...entry, postings: faint })
    const { body } = await advise(deps, { description: '秋千松动' })
    expect(body.like).toEqual([])
    const { body: said } = await advise(deps, { description: '秋千，车棚' })
    expect(said.matters).toMatchObject([{ matter: MATTER, reasons: [{ kind: 'keywords', words: ['车棚'] }] }])
  })

  it('never suggests what is not sorted, though it was here before', async () => {
    const { deps } = await ground()
    await deps.knowledge.upsert(
      entryOf(buildPrecedent({ precedentId: 'c-unsorted', matter: 'unsorted' }), NO_STATISTICS),
    )
    const { body } = await advise(deps, { description: '违规搭建库房', place: '国定路555弄' })
    expect(body.here).toHaveLength(2)
    expect(body.matters.map(({ matter }: { matter: string }) => matter)).toEqual([MATTER])
  })

  it('names an open case at the place for its matter or its words, and none that only shares the place', async () => {
    const { deps } = await ground()
    const at = '国定路555弄'
    const chosen = await advise(deps, { description: '', place: at, matter: MATTER })
    expect(chosen.body.duplicates).toMatchObject([{ caseId: OPEN.caseId, sure: 'likely' }])
    const other = await advise(deps, { description: '路灯不亮', place: at, matter: 'street-lamp' })
    expect(other.body.duplicates).toEqual([])
    const unsorted = await advise(deps, { description: '', place: at, matter: 'unsorted' })
    expect(unsorted.body.duplicates).toEqual([])
  })

  it('names the one that it would join by itself, and an unsorted one by its words', async () => {
    const { deps } = await ground()
    const description = '小区门口的石墩子被人挪走了，汽车开进来乱停，老人小孩走路很不安全。'
    const words = { description, place: '国定路555弄' }
    const unsorted: Case = {
      ...OPEN,
      caseId: 'c-unsorted',
      matter: 'unsorted',
      instructionDraft: description,
    }
    await deps.knowledge.listOpen(openEntryOf(unsorted, description, NO_STATISTICS))
    const { place } = triage({}, { ...words, salt: '' }, PACK)
    const sameBy = sameByOf({ appeal: 'complaint' }, words, { place })
    const certain = duplicateKey({ ...OPEN, sameBy }, PACK)
    const store = {
      ...deps.store,
      caseHeaders: async () => [unsorted],
      keyHolder: async (key: string) =>
        key === certain ? { caseId: 'c-unsorted', openedAt: OPEN.openedAt } : undefined,
    }
    const { body } = await advise({ ...deps, store }, words)
    expect(body.duplicates[0]).toMatchObject({ caseId: 'c-unsorted', sure: 'certain', score: 1 })
    expect(body.duplicates[0].reasons[0]).toEqual({ kind: 'for-certain' })
    const said = { ...words, description: '石墩子被人挪走了，汽车乱停', place: '政通路' }
    const likely = await advise({ ...deps, store }, said)
    expect(likely.body.duplicates).toMatchObject([
      { caseId: 'c-unsorted', sure: 'likely', reasons: [{ kind: 'words', words: expect.any(Array) }] },
    ])
  })

  it('names no case that has only the name of a road in common, though it is found by that', async () => {
    const { deps } = await ground()
    const words = '国定路上的国定路菜场，路灯不亮'
    const placed: Case = {
      ...OPEN,
      caseId: 'c-road',
      matter: 'street-lamp',
      instructionDraft: words,
      place: { ...OPEN.place, found: { by: 'name', sure: 'certain', grids: ['g1'] } },
    }
    await deps.knowledge.listOpen(openEntryOf(placed, words, NO_STATISTICS))
    const store = { ...deps.store, caseHeaders: async () => [placed] }
    const named = async (typed: object) =>
      (await advise({ ...deps, store }, typed)).body.duplicates.map((one: Case) => one.caseId)
    expect(await named({ description: '三号楼电梯老是关人', place: '国定路335弄' })).toEqual([])
    // Of a place that nobody knows it may be the same road, and of another one words may tell.
    expect(await named({ description: '国定路菜场路灯不亮', place: '国定路335弄' })).toEqual(['c-road'])
    expect(await named({ description: '不亮', place: '国定路菜场' })).toEqual(['c-road'])
  })

  it('names past cases whose place is watched still, with what the watch makes of a report, and none after that', async () => {
    const { deps } = await ground()
    const { precedentId } = buildPrecedent()
    const ended: Case = {
      ...OPEN,
      caseId: precedentId,
      status: 'ended',
      endedAt: '2021-02-01T02:00:00.000Z',
      ending: 'archived',
      watchUntil: '2021-08-01T02:00:00.000Z',
      instruction: '非机动车棚内违规搭建库房，棚外堆放易燃物。',
    }
    const headers = async (caseIds: readonly string[]) =>
      [OPEN, ended].filter((one) => caseIds.includes(one.caseId))
    const at = (now: string) => ({
      ...deps,
      store: { ...deps.store, caseHeaders: headers },
      clock: { now: async () => now },
    })
    const watching = at('2021-03-01T01:00:00.000Z')
    const same = await advise(watching, { description: '车棚里又搭了库房', place: '国定路555弄' })
    expect(same.body.watched).toEqual([
      {
        caseId: precedentId,
        place: OPEN.place,
        matter: MATTER,
        lead: 'chengguan',
        watchUntil: ended.watchUntil,
        score: expect.any(Number),
        reasons: [
          { kind: 'same-place' },
          { kind: 'same-matter' },
          { kind: 'words', words: expect.arrayContaining(['车棚', '库房']) },
        ],
        says: expect.objectContaining({ zh: expect.stringContaining('直接交网格长') }),
      },
    ])
    expect(same.body.duplicates.map(({ caseId }: { caseId: string }) => caseId)).toEqual([OPEN.caseId])
    // In like words at another place: likely, but what comes there is linked to nothing.
    const elsewhere = await advise(watching, { description: '车棚内违规搭建库房堆放易燃物', place: '政通路' })
    expect(elsewhere.body.watched).toMatchObject([{ caseId: precedentId }])
    expect(elsewhere.body.watched[0]).not.toHaveProperty('says')
    const other = await advise(watching, { description: '路灯不亮', place: '国定路555弄' })
    expect(other.body.watched).toEqual([])
    const over = await advise(at('2021-09-01T01:00:00.000Z'), {
      description: '车棚里又搭了库房',
      place: '国定路555弄',
    })
    expect(over.body.watched).toEqual([])
    const firm = await advise(
      watching,
      { description: '车棚里又搭了库房', place: '国定路555弄' },
      handlerOf('chengguan'),
    )
    expect(firm.body).not.toHaveProperty('watched')
  })

  it('says the same of a report that came in by itself, from the case it opened, and never that it is its own duplicate', async () => {
    const { deps } = await ground()
    const description = '车棚里搭了库房，王秀英 13900000000'
    const { lead: _nobody, ...unsent } = OPEN
    const fresh: Case = {
      ...unsent,
      caseId: 'c-fresh',
      openedBy: 'r-fresh',
      matterGuessed: true,
      position: { at: 'in', run: 1, visit: 1, stage: 'confirm', openedAt: OPEN.openedAt },
    }
    await deps.knowledge.listOpen(openEntryOf(fresh, description, NO_STATISTICS))
    const store = {
      ...deps.store,
      board: async () => ({ items: [OPEN, fresh] }),
      caseHeaders: async (caseIds: readonly string[]) =>
        [OPEN, fresh].filter((one) => caseIds.includes(one.caseId)),
      loadCase: async (caseId: string) =>
        caseId === 'c-fresh' ? { case: fresh, tasks: [], counters: NO_REPORTS } : undefined,
      reportText: async (reportId: string) =>
        reportId === 'r-fresh' ? { description, place: '国定路555弄', salt: '' } : undefined,
    }
    const { status, body } = await advise({ ...deps, store }, { caseId: 'c-fresh' })
    expect(status).toBe(200)
    expect(body.duplicates).toMatchObject([
      { caseId: OPEN.caseId, sure: 'likely', reasons: expect.arrayContaining([{ kind: 'same-place' }]) },
    ])
    expect(body.matters[0]).toMatchObject({ matter: MATTER })
    expect(JSON.stringify(body)).not.toMatch(/秀英|13900000000/u)
    expect((await advise({ ...deps, store }, { caseId: 'c-none' })).status).toBe(404)
    expect((await advise({ ...deps, store }, { caseId: 'c-fresh' }, leaderOf('g2'))).status).toBe(404)
  })

  it('tells a firm, and whom a case is about, nothing that was found by the words of its report', async () => {
    const { deps } = await ground()
    const asked = async (of: Case, who: Actor) => {
      const loadCase = async (): Promise<CaseState> => ({ case: of, tasks: [], counters: NO_REPORTS })
      return advise({ ...deps, store: { ...deps.store, loadCase } }, { caseId: OPEN.caseId }, who)
    }
    const refused = { status: 403, body: { code: 'not-permitted' } }
    expect(await asked({ ...OPEN, cooperating: ['wuye'] }, handlerOf('wuye'))).toMatchObject(refused)
    expect(await asked({ ...OPEN, subjects: ['chengguan'] }, handlerOf('chengguan'))).toMatchObject(refused)
    expect(await asked(OPEN, handlerOf('chengguan'))).toMatchObject({ status: 200 })
  })

  it('shows no open case that takes in no more reports', async () => {
    const { deps } = await ground()
    const typed = { description: '车棚里搭了库房', place: '国定路555弄' }
    const closing = { ...deps.store, board: async () => ({ items: [{ ...OPEN, withoutKey: true }] }) }
    expect((await advise({ ...deps, store: closing }, typed)).body.duplicates).toEqual([])
  })

  it.each([
    {},
    { description: '', place: '' },
    { description: '  \n', place: '　' },
    { description: '车', place: '' },
  ])('answers %j with nothing, and reads no precedent for it', async (body) => {
    const { deps, read } = await ground()
    const answered = await advise(deps, body)
    expect(answered.status).toBe(200)
    expect(answered.body).toMatchObject({ complete: true, duplicates: [], here: [], like: [] })
    expect(answered.body).not.toHaveProperty('place')
    expect(read.filter((one) => !one.startsWith('='))).toEqual([])
  })

  it('shows open cases only to those who may see cases', async () => {
    const { deps, read } = await ground()
    const typed = { description: '车棚里搭了库房', place: '国定路555弄' }
    expect((await advise(deps, typed, leader)).body.duplicates).toHaveLength(1)
    expect((await advise(deps, typed, leaderOf('g2'))).body.duplicates).toEqual([])
    const ofHouse = {
      ...deps.store,
      board: async () => ({ items: [{ ...OPEN, subjects: ['centre' as const] }] }),
    }
    expect((await advise({ ...deps, store: ofHouse }, typed)).body.duplicates).toEqual([])
    read.splice(0)
    const answered = await advise(deps, typed, handlerOf('chengguan'))
    expect(answered.body).not.toHaveProperty('duplicates')
    expect(read.filter((one) => !one.startsWith('=') && one.includes('|'))).toEqual([])
  })

  it('says what was late or failed, and answers with the rest', async () => {
    const { deps } = await ground()
    const typed = { description: '车棚里搭了库房', place: '国定路555弄' }
    const late = await advise(
      {
        ...deps,
        knowledge: { ...deps.knowledge, postings: () => new Promise<never>(() => {}) },
        timeoutMs: 20,
      },
      typed,
    )
    expect(late.status).toBe(200)
    expect(late.body).toMatchObject({
      complete: false,
      missing: [
        { part: 'precedents', reason: 'late' },
        { part: 'duplicates', reason: 'late' },
      ],
      matters: [{ matter: MATTER, reasons: [{ kind: 'keywords' }] }],
      like: [],
    })
    const failing = { ...deps.store, board: () => Promise.reject(new Error('no table')) }
    const failed = await advise({ ...deps, store: failing }, typed)
    expect(failed.body).toMatchObject({
      complete: false,
      missing: [{ part: 'duplicates', reason: 'failed' }],
      here: [{ precedentId: buildPrecedent().precedentId }],
    })
    expect(failed.body).not.toHaveProperty('duplicates')
  })

  it.each([
    ['a misspelt field', { descripton: '车棚' }, 400, 'descripton'],
    ['a text that is too long', { description: '路'.repeat(4_001) }, 400, 'description'],
    ['a place that is too long', { place: '路'.repeat(501) }, 400, 'place'],
    ['a list for a text', { description: ['车棚'] }, 400, 'description'],
    ['a point off the earth', { point: { lat: 91, lng: 0, datum: 'WGS-84' } }, 400, 'point.lat'],
    ['a matter nobody knows', { matter: 'no-such' }, 422, 'matter'],
    ['no object', [1], 400, ''],
  ])('refuses %s, naming the field', async (_, body, status, field) => {
    const answered = await advise((await ground()).deps, body)
    expect(answered.status).toBe(status)
    expect(answered.body.errors).toMatchObject([{ field }])
  })

  it.each([
    "'; DROP TABLE cases; --",
    '=matter:illegal-structure',
    '|illegal-structure',
    '{"$ne":null}',
    '\u0000\ud800',
    '\uffff\ufffe',
    '__proto__ constructor',
    `${'('.repeat(500)}`,
  ])('takes %j for words like any other, wherever it stands', async (words) => {
    const { deps } = await ground()
    const { status, body } = await advise(deps, { description: words, place: words })
    expect(status).toBe(200)
    expect(body).toMatchObject({ complete: true, duplicates: [], here: [], like: [] })
    expect(body.place).toMatchObject({ by: 'words', grid: PACK.fallbackGrid })
  })

  it('reads little and ends soon, however long the text', async () => {
    const { deps, read } = await ground()
    const description = Array.from({ length: 1_990 }, (_, n) => String.fromCodePoint(0x4e00 + n * 7)).join('')
    const begun = performance.now()
    expect(
      (await advise(deps, { description: `车棚垃圾井盖${description}`, place: '国定路555弄' })).status,
    ).toBe(200)
    // Lists of precedents and views; lists of open cases, what is open at the place, and one key.
    expect(read.length).toBeLessThanOrEqual(12 + 3 + 32 + 2)
    expect(performance.now() - begun).toBeLessThan(1_000)
  })

  it('costs at most 13 read units, however long the lists are', () => {
    const wanted = {
      words: '车棚里面又搭了一间库房堆满易燃物',
      matter: MATTER,
      placeKey: 'p',
      placeKind: 'k',
    }
    const { postings, precedent } = entryOf(
      buildPrecedent({ matter: 'm'.repeat(40), placeKey: 'p'.repeat(38), placeKind: 'k'.repeat(40) }),
      NO_STATISTICS,
    )
    const bytesOf = (list: string): number => {
      const like = postings.find((one) => one.list.startsWith('=') === list.startsWith('='))
      const view = postings.find(({ facts }) => facts)
      const one = list.startsWith('=') ? view : like
      return one === undefined ? 0 : itemSize(postingItem(precedent.jurisdiction, { ...one, list }))
    }
    const { readings } = plan(wanted, NO_STATISTICS, INTAKE_BOUNDS)
    const lists = readings.map(({ list, limit }) => Math.ceil((limit * bytesOf(list)) / 4_096) / 2)
    const keys = 3
    expect(readings).toHaveLength(12 + 3)
    expect(lists.reduce((sum, one) => sum + one, keys)).toBeLessThanOrEqual(13)
  })

  it('is refused to an account that has no role', async () => {
    const { status, body } = await advise((await ground()).deps, {}, { ...callTaker, roles: [] })
    expect([status, body.code]).toEqual([403, 'not-permitted'])
  })

  it('serves nobody of a jurisdiction that is not here', async () => {
    const who = { ...callTaker, jurisdiction: 'elsewhere' }
    const { status, body } = await advise((await ground()).deps, { description: '车棚' }, who)
    expect([status, body.code]).toEqual([422, 'jurisdiction-unknown'])
  })
})
