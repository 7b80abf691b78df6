import { describe, expect, it } from 'vitest'
import { buildCase, buildCaseState, buildEntry, buildPrecedent, MONDAY } from '#adapters/examples.ts'
import { createMemoryClock } from '#adapters/memory/clock.ts'
import { createMemoryKnowledge } from '#adapters/memory/knowledge.ts'
import { reply } from '#functions/api/search-precedents.ts'
import { advise } from '#functions/usecases/precedents/advise.ts'
import { dispatcher, handlerOf } from '#test/support/actors.ts'
import { PACK } from '#test/support/case-harness.ts'
import { ask } from '#test/support/http.ts'
import { roundsOfReads } from '#test/support/rounds.ts'
import { rulesOf } from '#test/support/sample-rules.ts'

async function base() {
  const knowledge = createMemoryKnowledge()
  await knowledge.upsert(buildEntry())
  await knowledge.upsert(
    buildEntry({
      precedentId: 'c-lamp',
      problem: '路灯不亮，晚上很黑。',
      parties: [],
      matter: 'lamp',
      placeKey: 'x',
    }),
  )
  const { caseId } = buildCase()
  const store = {
    caseHeader: async (id: string) => (id === caseId ? buildCase() : undefined),
    loadCase: async (id: string) => (id === caseId ? buildCaseState() : undefined),
    standingOrders: async () => undefined,
  }
  return { knowledge, store, clock: createMemoryClock(MONDAY) }
}
type Base = Awaited<ReturnType<typeof base>> & { readonly timeoutMs?: number }
const search = (deps: Base, query: Record<string, string>, who = dispatcher) =>
  ask((event) => reply({ rulesOf, ...deps }, event), { who, query })

describe('GET /v1/precedents', () => {
  it('ranks by words, with highlights and reasons', async () => {
    const { status, body } = await search(await base(), { q: '車棚違規搭建庫房' })
    expect(status).toBe(200)
    expect(body.complete).toBe(true)
    expect(body.items).toHaveLength(1)
    expect(body.items[0]).toMatchObject({
      precedentId: buildPrecedent().precedentId,
      reasons: [{ kind: 'words' }, { kind: 'reporter-says-solved' }],
    })
    const { text, marks } = body.items[0].highlights.problem
    expect(marks.map(({ from, to }: { from: number; to: number }) => text.slice(from, to))).toEqual([
      '车棚',
      '违规搭建库房',
    ])
    expect(body.advice.matters).toEqual([{ matter: buildPrecedent().matter, share: 1 }])
  })

  it('finds by matter, by place, and by the case it is to help', async () => {
    const deps = await base()
    const { matter, placeKey, precedentId } = buildPrecedent()
    for (const query of [{ matter }, { place: placeKey }, { caseId: buildCase().caseId }])
      expect((await search(deps, query)).body.items).toMatchObject([{ precedentId }])
    const { advice } = (await search(deps, { caseId: buildCase().caseId })).body
    expect(advice.likeThis).toMatchObject({ count: 1, leads: [{ party: 'chengguan', count: 1 }] })
    expect(advice.here).toMatchObject([{ precedentId }])
  })

  it('finds what a party took part in, the latest first, and puts it first beside words', async () => {
    const deps = await base()
    const took = (party: string) => [{ party, outcomes: ['done'], did: [] }]
    for (const [precedentId, archivedAt, party] of [
      ['c-early', '2020-03-01T02:00:00.000Z', 'gone-from-the-pack'],
      ['c-late', '2020-05-01T02:00:00.000Z', 'gone-from-the-pack'],
      ['c-other', '2020-06-01T02:00:00.000Z', 'wuye'],
    ] as const)
      await deps.knowledge.upsert(
        buildEntry({ precedentId, archivedAt, parties: took(party), placeKey: 'y', lead: 'chengguan' }),
      )
    const party = 'gone-from-the-pack'
    const alone = (await search(deps, { party })).body.items
    expect(alone.map((one: { precedentId: string }) => one.precedentId)).toEqual(['c-late', 'c-early'])
    expect(alone[0]).toMatchObject({ parties: ['chengguan', party] })
    for (const one of alone) expect(one.reasons).toContainEqual({ kind: 'same-party', party })
    const first = async (query: Record<string, string>) => {
      const { items } = (await search(deps, query)).body
      const ids = items.map((one: { precedentId: string }) => one.precedentId)
      return ids.indexOf('c-late') < ids.indexOf('c-other') ? 'c-late' : 'c-other'
    }
    expect(await first({ q: '车棚库房' })).toBe('c-other')
    expect(await first({ q: '车棚库房', party })).toBe('c-late')
    expect((await search(deps, { party: 'nobody' })).body.items).toEqual([])
  })

  it('goes by who led where a card was written before it told the parties', async () => {
    const deps = await base()
    const { card, ...entry } = buildEntry({ precedentId: 'c-old', parties: [], lead: 'wuye' })
    if (card === undefined) throw new Error('A standing precedent has a card.')
    const { parties: _, ...older } = card
    await deps.knowledge.upsert({ ...entry, card: older })
    const { items } = (await search(deps, { q: '车棚', party: 'wuye' })).body
    expect(items[0]).toMatchObject({ precedentId: 'c-old' })
    expect(items[0].reasons).toContainEqual({ kind: 'same-party', party: 'wuye' })
  })

  it('puts precedents at the same kind of place first, for a known place, a case at one, or the kind itself', async () => {
    const deps = await base()
    for (const [precedentId, placeKind] of [
      ['c-school', 'school'],
      ['c-estate', 'residential'],
    ] as const)
      await deps.knowledge.upsert(buildEntry({ precedentId, placeKind, placeKey: 'elsewhere' }))
    const { matter } = buildPrecedent()
    for (const query of [
      { q: '车棚库房', matter, place: 'zhengli-400' },
      { q: '车棚库房', matter, placeKind: 'residential' },
    ]) {
      const { items, advice } = (await search(deps, query)).body
      expect(items[0]).toMatchObject({ precedentId: 'c-estate', placeKind: 'residential' })
      expect(items[0].reasons).toContainEqual({ kind: 'same-kind-of-place', placeKind: 'residential' })
      expect(items[1].reasons).not.toContainEqual(expect.objectContaining({ kind: 'same-kind-of-place' }))
      expect(advice.likeThis.atSuchPlaces).toMatchObject([{ precedentId: 'c-estate' }])
    }
    const { advice } = (await search(deps, { caseId: buildCase().caseId })).body
    expect(advice.likeThis.atSuchPlaces).toMatchObject([{ precedentId: 'c-estate' }])
  })

  it('weighs down what came back, and says so', async () => {
    const deps = await base()
    await deps.knowledge.upsert(
      buildEntry({ precedentId: 'c-back', recurred: [{ caseId: 'c-2', at: '2021-03-01T00:00:00.000Z' }] }),
    )
    const { items } = (await search(deps, { q: '车棚库房' })).body
    expect(items.map(({ precedentId }: { precedentId: string }) => precedentId)).toEqual([
      buildPrecedent().precedentId,
      'c-back',
    ])
    expect(items[1].reasons).toContainEqual({ kind: 'recurred', times: 1 })
  })

  it.each([
    ['nothing asked', {}, 400],
    ['ten thousand characters', { q: '路'.repeat(10_000) }, 400],
    ['an unknown parameter', { q: '路灯', question: 'x' }, 400],
    ['a party that is too long', { party: 'p'.repeat(41) }, 400],
    ['an unknown case', { caseId: 'c-none' }, 404],
  ])('refuses %s, saying why', async (_, query, status) => {
    const answer = await search(await base(), query)
    expect(answer.status).toBe(status)
    expect(answer.body.detail).toMatch(/\w/)
  })

  it.each([
    ['empty words', ''],
    ['one character', '路'],
    ['punctuation', '，。！？……'],
    ['stop words', '我们 您好 请问 谢谢'],
    ['invisible characters', '\u200b\u200b'],
  ])('answers %s with a hint and nothing else', async (_, q) => {
    const { status, body } = await search(await base(), { q })
    expect(status).toBe(200)
    expect(body).toMatchObject({ complete: true, items: [], hint: { code: 'too-little' } })
  })

  it.each([
    "'; DROP TABLE knowledge; --",
    '=all',
    '=matter:shed-misuse',
    '#PRECEDENT#',
    '{"$ne":null}',
    '<script>alert(1)</script>',
    '../../etc/passwd',
    '(((((([[[\\',
    'attribute_exists(pk)',
    '\uffff\ufffe',
  ])('takes %j for words like any other', async (q) => {
    const { status, body } = await search(await base(), { q })
    expect([status, body.items]).toEqual([200, []])
  })

  it('is refused to an account that has no role', async () => {
    const { status, body } = await search(await base(), { q: '车棚' }, { ...dispatcher, roles: [] })
    expect([status, body.code]).toEqual([403, 'not-permitted'])
  })

  it('shows nobody the precedents of another jurisdiction', async () => {
    const who = { ...dispatcher, jurisdiction: 'linjiang' }
    const deps = await base()
    expect((await search(deps, { q: '车棚库房', matter: buildPrecedent().matter }, who)).body.items).toEqual(
      [],
    )
    expect((await search(deps, { caseId: buildCase().caseId }, who)).status).toBe(404)
  })

  it('reads lists, then cards; the case it is to help and the statistics are read at once before', async () => {
    const roundsFor = async (query: Record<string, string>, cached: boolean) => {
      const deps = await base()
      const { knowledge } = deps
      const rounds = roundsOfReads()
      const { statistics } = knowledge
      const watched = { ...rounds.watch(knowledge), ...(cached && { statistics }) }
      expect(
        (await search({ ...deps, knowledge: watched, store: rounds.watch(deps.store) }, query)).body.items,
      ).toHaveLength(1)
      return rounds.seen().rounds
    }
    expect(await roundsFor({ q: '车棚库房' }, true)).toBe(2)
    expect(await roundsFor({ q: '车棚库房' }, false)).toBe(3)
    expect(await roundsFor({ q: '车棚库房', caseId: buildCase().caseId }, false)).toBe(3)
  })

  it('answers without when the time is up', async () => {
    const deps = await base()
    const knowledge = { ...deps.knowledge, postings: () => new Promise<never>(() => {}) }
    const { status, body } = await search({ ...deps, knowledge, timeoutMs: 20 }, { q: '车棚库房' })
    expect([status, body]).toEqual([200, { complete: false, reason: 'late', items: [] }])
  })

  it('answers without when the knowledge base fails', async () => {
    const deps = await base()
    const fail = () => Promise.reject(new Error('throttled'))
    for (const failing of [{ postings: fail }, { statistics: fail }, { cards: fail }]) {
      const { status, body } = await search(
        { ...deps, knowledge: { ...deps.knowledge, ...failing } },
        { q: '车棚库房' },
      )
      expect([status, body]).toEqual([200, { complete: false, reason: 'failed', items: [] }])
    }
  })

  it('takes a place by its name as well, as a report tells it', async () => {
    const deps = await base()
    await deps.knowledge.upsert(
      buildEntry({ precedentId: 'c-plaza', problem: '地砖松动。', placeKey: 'zhengtong-plaza' }),
    )
    const found = async (place: string) => (await search(deps, { place })).body.items
    for (const place of ['zhengtong-plaza', '政通路广场'])
      expect((await found(place))[0]).toMatchObject({ precedentId: 'c-plaza' })
    expect(await found('没有人听说过的地方')).toEqual([])
  })

  it('tells of a case only to those who may see it', async () => {
    const { caseId } = buildCase()
    const { status, body } = await search(await base(), { caseId }, handlerOf('wuye'))
    expect([status, body.code]).toEqual([404, 'case-unknown'])
    expect((await search(await base(), { caseId }, dispatcher)).status).toBe(200)
  })

  it('takes a long question in a body, and says where to send one that is too long for an address', async () => {
    const deps = await base()
    const q = '车棚里违规搭建库房，'.repeat(100)
    const inAddress = await search(deps, { q })
    expect([inAddress.status, inAddress.body.code]).toEqual([400, 'invalid'])
    expect(JSON.stringify(inAddress.body)).toContain('/v1/precedents/search')
    const posted = (body: unknown) =>
      ask((event) => reply({ rulesOf, ...deps }, event), { who: dispatcher, body })
    expect((await posted({ q })).body.items[0]).toMatchObject({ precedentId: buildPrecedent().precedentId })
    const tooLong = await posted({ q: '车'.repeat(10_000) })
    expect([tooLong.status, tooLong.body.code]).toEqual([400, 'invalid'])
    expect((await posted({})).status).toBe(400)
  })
})

describe('Advice on a case', () => {
  it('is given in one round of reads, and left out when it is late or fails', async () => {
    const { knowledge } = await base()
    const rounds = roundsOfReads()
    expect(await advise({ knowledge: rounds.watch(knowledge), pack: PACK }, buildCase())).toMatchObject({
      given: true,
      likeThis: { count: 1 },
    })
    const { rounds: many, reads } = rounds.seen()
    expect([many, reads]).toEqual([1, ['postings', 'postings', 'postings', 'postings']])
    const late = { postings: () => new Promise<never>(() => {}) }
    expect(await advise({ knowledge: late, pack: PACK, timeoutMs: 10 }, buildCase())).toEqual({
      given: false,
      reason: 'late',
    })
    const failing = { postings: () => Promise.reject(new Error('no table')) }
    expect(await advise({ knowledge: failing, pack: PACK }, buildCase())).toEqual({
      given: false,
      reason: 'failed',
    })
  })
})
