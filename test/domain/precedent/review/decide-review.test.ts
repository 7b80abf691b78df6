import { describe, expect, it } from 'vitest'
import { buildPrecedent, MONDAY } from '#adapters/examples.ts'
import { type Precedent, precedent } from '#domain/precedent/precedent.ts'
import { decideReview } from '#domain/precedent/review/decide-review.ts'
import type { PrecedentEdit } from '#domain/precedent/review/review.ts'
import { withdrawn } from '#domain/precedent/review/revise.ts'

const AT = { at: MONDAY, by: 'u-reviewer', reason: '更正' }
const STOOD = buildPrecedent({
  setbacks: [
    { stage: 'reinspection', outcome: 'failed', at: MONDAY, words: '棚内仍有人居住' },
    { stage: 'joint-handling', outcome: 'lapsed', at: MONDAY },
  ],
  parties: [
    { party: 'chengguan', outcomes: ['done', 'done', 'done'], did: ['第一次', '第二次', '第三次'] },
    { party: 'wuye', outcomes: ['done'], did: ['第一次'] },
  ],
  plan: [{ item: 'notice', party: 'wuye', action: '当天告知' }],
  followUp: [{ solved: true, satisfied: 'satisfied', words: '希望长效管理' }],
})
type Parts = Partial<PrecedentEdit>

const decide = (one: Precedent, parts: Parts, revision = one.revision) =>
  decideReview(one, one.jurisdiction, { action: 'edit', revision, reason: '更正', ...parts }, AT)

function edit(one: Precedent, parts: Parts, revision?: number): Precedent {
  const decided = decide(one, parts, revision)
  if (!decided.ok) throw new Error(decided.error.code)
  return precedent.parse(decided.value)
}
const did = (party: string, ...edits: [index: number, words: string | null][]): Parts => ({
  parties: [{ party, did: edits.map(([index, words]) => ({ index, words })) }],
})

describe('An edit of a precedent', () => {
  it('reaches every free text by its address, redacts it, and the trail says which', () => {
    const next = edit(STOOD, {
      problem: '电话13812345678',
      plan: [{ item: 'notice', action: '找王建国' }],
      setbacks: [{ index: 0, words: '我叫张小三，仍有人住' }],
      ...did('chengguan', [1, '沪A12345已拖走']),
      followUp: [{ index: 0, words: '李阿姨满意' }],
    })
    expect(next).toMatchObject({
      problem: '电话〔电话〕',
      plan: [{ item: 'notice', party: 'wuye', action: '找〔姓名〕' }],
      setbacks: [{ words: '我叫〔姓名〕，仍有人住' }, { outcome: 'lapsed' }],
      parties: [{ did: ['第一次', '〔车牌〕已拖走', '第三次'] }, { did: ['第一次'] }],
      followUp: [{ words: '〔姓名〕阿姨满意' }],
      revision: 1,
    })
    expect(next.trail).toEqual([
      {
        ...AT,
        what: 'edited',
        revision: 1,
        parts: ['problem', 'plan.notice', 'setbacks.0', 'parties.chengguan.1', 'followUp.0'],
      },
    ])
  })

  it.each(['edit', 'withdraw', 'restore'] as const)(
    'gives its reason in the trail redacted: %s',
    (action) => {
      const doing = { ...AT, reason: '张阿姨来电13812345678，不愿公开' }
      const one = action === 'restore' ? withdrawn(STOOD, 'review', AT) : STOOD
      const review =
        action === 'edit'
          ? { action, revision: 0, problem: '好', reason: '见上' }
          : { action, reason: '见上' }
      const decided = decideReview(one, one.jurisdiction, review, doing)
      expect(decided.ok && decided.value.trail.at(-1)?.reason).toBe('〔姓名〕阿姨来电〔电话〕，不愿公开')
    },
  )

  it('takes words out, and of what a party did the entry', () => {
    const next = edit(STOOD, {
      setbacks: [{ index: 0, words: null }],
      ...did('chengguan', [0, null], [2, '最后一次']),
      followUp: [{ index: 0, words: null }],
    })
    expect(next.setbacks[0]).toEqual({ stage: 'reinspection', outcome: 'failed', at: MONDAY })
    expect(next.parties[0]?.did).toEqual(['第二次', '最后一次'])
    expect(next.followUp).toEqual([{ solved: true, satisfied: 'satisfied' }])
    expect(next.trail[0]).toMatchObject({
      parts: ['parties.chengguan.2'],
      struck: ['setbacks.0', 'parties.chengguan.0', 'followUp.0'],
    })
  })

  it('keeps no copy of what it replaced', () => {
    const next = edit(STOOD, { setbacks: [{ index: 0, words: null }], followUp: [{ index: 0, words: '好' }] })
    expect(JSON.stringify(edit(next, { followUp: [{ index: 0, words: null }] }))).not.toMatch(
      /棚内仍有人居住|希望长效管理|好/u,
    )
  })

  it('that changes nothing makes no revision', () => {
    expect(edit(STOOD, { problem: STOOD.problem, setbacks: [{ index: 1, words: null }] })).toEqual(STOOD)
  })

  it.each<[string, Parts, string[]]>([
    ['an item the plan has not', { plan: [{ item: 'x', action: '好' }] }, ['plan.0.item']],
    ['a setback too many', { setbacks: [{ index: 2, words: '好' }] }, ['setbacks.0.index']],
    ['a party that took no part', did('nobody', [0, '好']), ['parties.0.did.0.index']],
    ['more than a party did', did('wuye', [0, '好'], [1, null]), ['parties.0.did.1.index']],
    ['one text twice', { followUp: [0, 0].map((index) => ({ index, words: '好' })) }, ['followUp.1.index']],
  ])('is refused when it names %s', (_, parts, fields) => {
    expect(decide(STOOD, parts)).toMatchObject({
      ok: false,
      error: { code: 'invalid', faults: fields.map((field) => ({ field })) },
    })
  })

  it.each<[string, Parts]>([
    ['words', { setbacks: [{ index: 0, words: '打13812345678' }], followUp: [{ index: 0, words: null }] }],
    ['entries taken out', did('chengguan', [0, null], [2, '最后一次'])],
    ['words put where there were none', { setbacks: [{ index: 1, words: '到期未改' }] }],
  ])('sent again is answered with what stands: %s', (_, parts) => {
    const once = edit(STOOD, parts)
    expect(decide(once, parts, 0)).toEqual({ ok: true, value: once })
    expect(edit(withdrawn(once, 'review', AT), parts, 0).revision).toBe(2)
  })

  it.each<[string, Parts, Parts]>([
    ['other words for the same text', { problem: '甲' }, { problem: '乙' }],
    ['another entry taken out', did('chengguan', [0, null]), did('chengguan', [1, null])],
    ['an entry that was only put in other words', did('wuye', [0, '好']), did('wuye', [0, null])],
    ['an entry whose place another took', did('chengguan', [0, null]), did('chengguan', [1, '好'])],
    ['a place that is gone', did('wuye', [0, null]), did('wuye', [0, '好'])],
  ])('made from what was read before another is refused: %s', (_, first, second) => {
    expect(decide(edit(STOOD, first), second, 0)).toMatchObject({ error: { code: 'precedent-changed' } })
  })

  it('of another jurisdiction finds nothing', () => {
    const review = { action: 'edit' as const, revision: 0, reason: '更正', problem: '好' }
    expect(decideReview(STOOD, 'elsewhere', review, AT)).toMatchObject({
      error: { code: 'precedent-unknown' },
    })
  })
})
