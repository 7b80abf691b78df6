import { describe, expect, it } from 'vitest'
import { postingItem } from '#adapters/dynamodb/knowledge-items.ts'
import { itemSize } from '#adapters/dynamodb/units.ts'
import { buildPrecedent } from '#adapters/examples.ts'
import { entryOf } from '#domain/knowledge/entry.ts'
import { plan } from '#domain/knowledge/look-up.ts'
import { NO_STATISTICS } from '#domain/knowledge/statistics.ts'
import { cachedStatistics } from '#functions/runtime/cached-statistics.ts'
import { INTAKE_BOUNDS } from '#functions/usecases/precedents/advise-intake.ts'
import { callTaker } from '#test/support/actors.ts'
import { advise, ground, MATTER, OPEN } from '#test/support/advice.ts'
import { PACK } from '#test/support/case-harness.ts'
import { roundsOfReads } from '#test/support/rounds.ts'
import { rulesOf } from '#test/support/sample-rules.ts'

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

  it('reads little, however long the text', async () => {
    const { deps, read } = await ground()
    const description = Array.from({ length: 1_990 }, (_, n) => String.fromCodePoint(0x4e00 + n * 7)).join('')
    expect(
      (await advise(deps, { description: `车棚垃圾井盖${description}`, place: '国定路555弄' })).status,
    ).toBe(200)
    // Lists of precedents and views; lists of open cases, what is open at the place, and one key.
    expect(read.length).toBeLessThanOrEqual(12 + 3 + 32 + 2)
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
