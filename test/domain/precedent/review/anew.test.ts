import { describe, expect, it } from 'vitest'
import { buildPrecedent, MONDAY } from '#adapters/examples.ts'
import { type Precedent, precedent } from '#domain/precedent/precedent.ts'
import { madeAnew } from '#domain/precedent/review/anew.ts'
import { decideReview } from '#domain/precedent/review/decide-review.ts'
import type { PrecedentEdit } from '#domain/precedent/review/review.ts'
import { withdrawn } from '#domain/precedent/review/revise.ts'

const LATER = '2021-03-01T01:00:00.000Z'
const BY_REVIEWER = { at: '2021-02-10T01:00:00.000Z', by: 'u-reviewer', reason: '更正' }
const setback = (words: string) => ({ stage: 'reinspection', outcome: 'failed', at: MONDAY, words })
const STOOD = buildPrecedent({
  version: 7,
  setbacks: [setback('棚内有人住')],
  parties: [{ party: 'chengguan', outcomes: ['done', 'done'], did: ['李四家已搬', '已拆除'] }],
  followUp: [{ solved: true, satisfied: 'satisfied', words: '张三满意' }],
})
/** The same case, archived again: something came before what was there, and something after it. */
const MADE = buildPrecedent({
  ...STOOD,
  version: 9,
  archivedAt: '2021-02-20T01:00:00.000Z',
  setbacks: [setback('新的一次'), setback('棚内有人住')],
  parties: [
    { party: 'chengguan', outcomes: ['done', 'done', 'done'], did: ['李四家已搬', '已拆除', '又拆一次'] },
  ],
  followUp: [
    { solved: true, satisfied: 'satisfied', words: '这次好了' },
    { solved: true, satisfied: 'satisfied', words: '张三满意' },
  ],
})

function edit(one: Precedent, parts: Partial<PrecedentEdit>): Precedent {
  const review = { action: 'edit' as const, revision: one.revision, reason: '更正', ...parts }
  const decided = decideReview(one, one.jurisdiction, review, BY_REVIEWER)
  if (!decided.ok) throw new Error(decided.error.code)
  return decided.value
}
const anew = (before: Precedent, made = MADE) => precedent.parse(madeAnew(before, made, LATER))

describe('A precedent made anew from a later version of its case', () => {
  it("keeps a reviewer's words and what was taken out, wherever the texts stand now", () => {
    const before = edit(STOOD, {
      problem: '棚内搭建',
      setbacks: [{ index: 0, words: '有人住' }],
      parties: [{ party: 'chengguan', did: [{ index: 0, words: null }] }],
      followUp: [{ index: 0, words: null }],
    })
    expect(anew(before)).toMatchObject({
      problem: '棚内搭建',
      setbacks: [{ words: '新的一次' }, { words: '有人住' }],
      parties: [{ did: ['已拆除', '又拆一次'] }],
      followUp: [{ words: '这次好了' }, expect.not.objectContaining({ words: expect.anything() })],
      version: 9,
      revision: 2,
      trail: [{ what: 'edited' }, { what: 'rewritten', by: 'system', at: LATER, revision: 2 }],
    })
    expect(anew(before).trail[1]).not.toHaveProperty('lost')
  })

  it('keeps the last of several edits of one text, and keeps them the next time too', () => {
    const first = edit(STOOD, { setbacks: [{ index: 0, words: '有人住' }] })
    const before = edit(first, { setbacks: [{ index: 0, words: null }] })
    const once = anew(before)
    expect(once.setbacks[1]).not.toHaveProperty('words')
    expect(anew(once, { ...MADE, version: 11 }).setbacks[1]).not.toHaveProperty('words')
  })

  it('says in its trail which edits no longer have a place', () => {
    const before = edit(STOOD, { problem: '棚内搭建', setbacks: [{ index: 0, words: null }] })
    const next = anew(before, { ...MADE, problem: '另一件事', setbacks: [] })
    expect(next).toMatchObject({
      problem: '另一件事',
      trail: [{}, { what: 'rewritten', lost: ['problem', 'setbacks'] }],
    })
  })

  const BY_REOPENING = { at: LATER, by: 'u-head', reason: 'closure-found-wrong', version: 8 }
  const reopened = (one: Precedent) => withdrawn(one, 'reopening', BY_REOPENING)

  it('stands again when it was withdrawn as the case was reopened, and its trail says both', () => {
    expect(anew(reopened(STOOD))).toMatchObject({
      status: 'standing',
      trail: [
        { what: 'withdrawn', by: 'u-head', reason: 'closure-found-wrong' },
        { what: 'rewritten', reason: 'archived-again' },
      ],
    })
    expect(anew(reopened(STOOD))).not.toHaveProperty('withdrawnFor')
    expect(anew(STOOD).trail).toMatchObject([{ what: 'rewritten', reason: 'case-changed' }])
  })

  const review = (one: Precedent, action: 'withdraw' | 'restore') => {
    const decided = decideReview(one, one.jurisdiction, { action, reason: '依据' }, BY_REVIEWER)
    if (!decided.ok) throw new Error(decided.error.code)
    return precedent.parse(decided.value)
  }

  it.each([
    ['before the case was reopened', () => reopened(review(STOOD, 'withdraw'))],
    ['while the case was open again', () => review(reopened(STOOD), 'withdraw')],
    ['without the case having been reopened', () => review(STOOD, 'withdraw')],
  ])('stays withdrawn when a reviewer withdrew it %s, until a reviewer restores it', (_, way) => {
    const once = anew(way())
    expect(once).toMatchObject({ status: 'withdrawn', withdrawnFor: ['review'] })
    expect(anew(once, { ...MADE, version: 11 }).status).toBe('withdrawn')
    const again = review(once, 'restore')
    expect([again.status, again.withdrawnFor, again.trail.at(-1)?.what]).toEqual([
      'standing',
      undefined,
      'restored',
    ])
    expect(review(again, 'restore')).toEqual(again)
  })

  it('of a case that is open again stands only once that is archived, though a reviewer restores it', () => {
    const open = review(reopened(review(STOOD, 'withdraw')), 'restore')
    expect(open).toMatchObject({ status: 'withdrawn', withdrawnFor: ['reopening'] })
    expect(review(open, 'restore')).toEqual(open)
    expect(anew(open).status).toBe('standing')
  })

  it.each([
    ['system', 'standing'],
    ['u-reviewer', 'withdrawn'],
  ])('that was withdrawn by %s before causes were kept is %s', (by, status) => {
    const trail = [{ at: LATER, by, what: 'withdrawn' as const, reason: '依据' }]
    expect(anew({ ...STOOD, status: 'withdrawn', trail }).status).toBe(status)
  })

  it('keeps where the trouble came back', () => {
    const recurred = [{ caseId: 'c-new', at: LATER }]
    expect(anew({ ...STOOD, recurred }).recurred).toEqual(recurred)
  })
})
