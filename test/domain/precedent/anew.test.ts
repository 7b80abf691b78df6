import { describe, expect, it } from 'vitest'
import { madeAnew } from '#domain/precedent/anew.ts'
import { decideReview } from '#domain/precedent/decide-review.ts'
import { type Precedent, precedent } from '#domain/precedent/precedent.ts'
import type { PrecedentEdit } from '#domain/precedent/review.ts'
import { withdrawn } from '#domain/precedent/revise.ts'
import { buildPrecedent, MONDAY } from '#test/support/builders.ts'

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

  it('stands again when it was withdrawn as the case was reopened', () => {
    const before = withdrawn(STOOD, { at: LATER, by: 'system', reason: 'The case was reopened.', version: 8 })
    expect(anew(before)).toMatchObject({
      status: 'standing',
      trail: [{ what: 'withdrawn' }, { what: 'rewritten' }],
    })
  })

  it.each([
    ['stays withdrawn by a reviewer while the archive is the same', STOOD.archivedAt, 'withdrawn'],
    ['stands again when the case was archived since a reviewer withdrew it', MADE.archivedAt, 'standing'],
  ])('%s', (_, archivedAt, status) => {
    const before = withdrawn(STOOD, BY_REVIEWER)
    expect(anew(before, { ...MADE, archivedAt }).status).toBe(status)
  })

  it('keeps where the trouble came back', () => {
    const recurred = [{ caseId: 'c-new', at: LATER }]
    expect(anew({ ...STOOD, recurred }).recurred).toEqual(recurred)
  })
})
