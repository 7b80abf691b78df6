import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cardItem, postingItem, precedentItem } from '#adapters/dynamodb/knowledge-items.ts'
import { itemSize } from '#adapters/dynamodb/units.ts'
import { buildEntry, buildPrecedent, MONDAY } from '#adapters/examples.ts'
import { adviceOf } from '#domain/knowledge/advice.ts'
import {
  entryOf,
  kindList,
  MAX_ITEMS,
  MAX_TERMS,
  matterList,
  partyList,
  placeList,
  planList,
} from '#domain/knowledge/entry.ts'
import { highlight } from '#domain/knowledge/highlight.ts'
import { impactOf, impactStep } from '#domain/knowledge/impact.ts'
import { alikeOf, BOUNDS, candidatesOf, plan, ranked } from '#domain/knowledge/look-up.ts'
import { idOfRank, isOfWay, markInRank, markOf, recencyRank, termRank } from '#domain/knowledge/rank.ts'
import {
  countInto,
  MAX_COMMON,
  NO_STATISTICS,
  newSample,
  statisticsOf,
  telling,
} from '#domain/knowledge/statistics.ts'
import { manifestOf, manifestText } from '#domain/knowledge/steps.ts'
import { counted, termsOf } from '#domain/knowledge/terms.ts'
import { PACK } from '#test/support/case-harness.ts'

/** The one term of a pair of characters. */
const termOf = (pair: string): string => termsOf(pair)[0] ?? ''

const long = fc.string({
  unit: fc.constantFrom(...'车棚库房违建噪声油烟电梯路灯漏水abc12 ，。'),
  minLength: 0,
  maxLength: 4_000,
})

describe('The entry of a precedent', () => {
  it('is bounded whatever the length of the precedent: items, a card of one read, a precedent of one item', () => {
    fc.assert(
      fc.property(long, fc.array(long, { maxLength: 5 }), (problem, did) => {
        const entry = buildEntry({
          problem,
          placeKind: 'k'.repeat(40),
          parties: Array.from({ length: 12 }, (_, n) => ({
            party: `${n}`.padEnd(40, 'p'),
            outcomes: ['done'],
            did: n === 0 ? did : [],
          })),
        })
        expect(entry.postings.length + 2).toBeLessThanOrEqual(MAX_ITEMS)
        expect(MAX_ITEMS).toBeLessThanOrEqual(80)
        expect(entry.card && itemSize(cardItem(entry.card))).toBeLessThanOrEqual(8_192)
        expect(itemSize(precedentItem({ ...entry, complete: true }))).toBeLessThan(400 * 1_024)
      }),
      { numRuns: 50 },
    )
  })

  it('keeps the most telling terms: rare ones and repeated ones before common ones', () => {
    const sample = newSample()
    for (let n = 0; n < 50; n += 1) countInto(sample, counted(['小区物业']))
    const statistics = statisticsOf(sample, { documents: 50, version: 1, at: MONDAY })
    const words = Array.from({ length: MAX_TERMS }, (_, n) => `w${n}`).join(' ')
    const lists = entryOf(
      buildPrecedent({ problem: `小区物业 ${words}`, parties: [], followUp: [] }),
      statistics,
    )
      .postings.map(({ list }) => list)
      .filter((list) => !list.startsWith('='))
    expect(lists).toHaveLength(MAX_TERMS)
    expect(lists).not.toContain(termOf('物业'))
  })

  it('has a place in the lists of its matter and place with the facts, and of plans only where the plan worked', () => {
    const item = { item: 'a', party: 'wuye', action: '书面告知', ending: 'done' }
    const listsOf = (overrides: Parameters<typeof buildEntry>[0]) =>
      buildEntry(overrides).postings.map(({ list }) => list)
    const { matter, placeKey } = buildPrecedent()
    expect(listsOf({ placeKind: 'school' })).toContain(kindList(matter, 'school'))
    expect(listsOf({ placeKind: undefined }).filter((list) => list.startsWith('=kind'))).toEqual([])
    expect(listsOf({ plan: [item] })).toEqual(
      expect.arrayContaining([matterList(matter), placeList(placeKey), planList(matter)]),
    )
    expect(listsOf({ plan: [item], recurred: [{ caseId: 'c-2', at: MONDAY }] })).not.toContain(
      planList(matter),
    )
    expect(listsOf({ plan: [item], confirmation: 'explained-only' })).not.toContain(planList(matter))
    expect(listsOf({ status: 'withdrawn' })).toEqual([])
  })

  it('has a place in the lists of the parties that took part, the one that led first, each once and so many of them', () => {
    const took = (...names: string[]) => names.map((party) => ({ party, outcomes: ['done'], did: [] }))
    const of = (overrides: Parameters<typeof buildEntry>[0]) => {
      const { postings, card } = buildEntry(overrides)
      const lists = postings.map(({ list }) => list).filter((list) => list.startsWith('=party'))
      expect(lists).toEqual(card?.parties?.map(partyList))
      return card?.parties
    }
    expect(of({ lead: 'wuye', parties: took('chengguan', 'wuye', 'chengguan') })).toEqual([
      'wuye',
      'chengguan',
    ])
    expect(of({ lead: undefined, parties: took('fangban') })).toEqual(['fangban'])
    expect(of({ lead: undefined, parties: [] })).toEqual([])
    const many = Array.from({ length: 20 }, (_, n) => `p${n}`)
    expect(of({ lead: 'p15', parties: took(...many) })).toEqual(['p15', ...many.slice(0, 7)])
  })

  it('can be read back from its manifest', () => {
    const { postings, precedent } = buildEntry()
    const bare = postings.map(({ list, rank }) => ({ list, rank }))
    expect(manifestOf(manifestText(bare), precedent.precedentId)).toEqual(bare)
    const old = bare.map(({ list, rank }) => ({ list, rank: rank.replace(/\......$/, '') }))
    expect(old).not.toEqual(bare)
    expect(manifestOf(manifestText(old), precedent.precedentId)).toEqual(old)
  })

  it('tells in each posting whose it is, and in a term’s of which matter, behind the id', () => {
    const { postings, precedent } = buildEntry()
    const { precedentId, matter } = precedent
    for (const { list, rank } of postings) expect(idOfRank(list, rank)).toBe(precedentId)
    const marks = postings.filter(({ list }) => !list.startsWith('=')).map(({ rank }) => markInRank(rank))
    expect(new Set(marks)).toEqual(new Set([markOf(matter)]))
    expect(marks.length).toBeGreaterThan(5)
    expect([idOfRank('车棚', `0${precedentId}`), markInRank(`0${precedentId}`)]).toEqual([
      precedentId,
      undefined,
    ])
    for (const matters of [
      ['a', 'b'],
      ['b', 'a'],
    ] as const) {
      const ranks = matters.map((one, n) => termRank(1, `c-${n}`, one, '车棚'))
      expect([...ranks].sort()).toEqual(ranks)
    }
  })

  it('marks every matter of a pack apart from the others', () => {
    const marks = PACK.matters.map(({ code }) => markOf(code))
    expect(new Set(marks).size).toBe(PACK.matters.length)
  })
})

describe('Impacts', () => {
  it('are stored in one character that sorts the highest first, and come back nearly the same', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 2.2, noNaN: true }),
        fc.double({ min: 0, max: 2.2, noNaN: true }),
        (a, b) => {
          expect(Math.abs(impactOf(impactStep(a)) - a)).toBeLessThan(0.02)
          if (impactStep(a) < impactStep(b)) expect(a).toBeGreaterThan(b)
        },
      ),
    )
  })
})

describe('Statistics', () => {
  it('tell the common terms from the rare ones, from a sample of the whole', () => {
    const sample = newSample()
    for (let n = 0; n < 100; n += 1)
      countInto(sample, counted([n % 2 === 0 ? '车棚' : '路灯', `w${n} w${n}`]))
    const statistics = statisticsOf(sample, { documents: 1_000, version: 3, at: MONDAY })
    expect(statistics).toMatchObject({ version: 3, documents: 1_000, averageLength: 3, floor: 10 })
    expect(Object.fromEntries(statistics.common)).toEqual({ [termOf('车棚')]: 500, [termOf('路灯')]: 500 })
    expect(telling('w7', statistics)).toBeGreaterThan(telling(termOf('车棚'), statistics))
    expect(statistics.common.size).toBeLessThanOrEqual(MAX_COMMON)
  })
})

describe('What is read for a question', () => {
  const questions = fc.record(
    {
      words: fc.oneof(fc.string({ unit: 'grapheme' }), long),
      matter: fc.string({ minLength: 1, maxLength: 40 }),
      placeKey: fc.string({ minLength: 1, maxLength: 200 }),
      placeKind: fc.string({ minLength: 1, maxLength: 40 }),
      party: fc.string({ minLength: 1, maxLength: 40 }),
    },
    { requiredKeys: [] },
  )

  it('is what it is about before accidents of its wording: what is said again, what somebody has counted', () => {
    const statistics = {
      ...NO_STATISTICS,
      version: 1,
      documents: 1_000,
      common: new Map([
        [termOf('车棚'), 20],
        [termOf('漏水'), 20],
      ]),
    }
    const { readings, weights } = plan({ words: '车棚又漏水，雨后漏水更甚' }, statistics, {
      ...BOUNDS,
      terms: 2,
    })
    expect(readings.map(({ list }) => list)).toEqual([termOf('漏水'), termOf('车棚')])
    // A term that is rare tells more all the same, where it stands.
    expect(weights.get(termOf('更甚'))).toBeGreaterThan(weights.get(termOf('漏水')) ?? 0)
  })

  it('is found when it is mistyped by sound, behind what is written as it was asked, and named as it was asked', () => {
    const entries = [
      buildEntry({ precedentId: 'c-sound', problem: '楼下油盐', parties: [], followUp: [] }),
      buildEntry({ precedentId: 'c-same', problem: '楼下油烟', parties: [], followUp: [] }),
    ]
    const answersTo = (words: string) => {
      const question = plan({ words }, NO_STATISTICS)
      const read = question.readings.map(({ list }) => ({
        list,
        postings: entries.flatMap(({ postings }) => postings.filter((one) => one.list === list)),
      }))
      expect(alikeOf(question, read)[0]?.precedentId).toBe(words === '油盐' ? 'c-sound' : 'c-same')
      const cards = entries.flatMap(({ card }) => card ?? [])
      return ranked(question, candidatesOf(question, read), cards, NO_STATISTICS).map(({ card, reasons }) => [
        card.precedentId,
        reasons[0],
      ])
    }
    const words = (term: string) => ({ kind: 'words', terms: [term] })
    expect(answersTo('油烟')).toEqual([
      ['c-same', words('油烟')],
      ['c-sound', words('油烟')],
    ])
    expect(answersTo('油盐').map(([id]) => id)).toEqual(['c-sound', 'c-same'])
  })

  it('may be of any way to write it, where the posting is from before there were marks', () => {
    const [now, old] = [termRank(1, 'c-1', 'm', '油烟'), termRank(1, 'c-1', 'm', '油烟').slice(0, -1)]
    expect([isOfWay(now, new Set(['油烟'])), isOfWay(now, new Set(['油盐'])), isOfWay(now)]).toEqual([
      true,
      false,
      false,
    ])
    expect([isOfWay(old, new Set(['油盐'])), isOfWay('0c-1', new Set(['油盐']))]).toEqual([true, true])
    expect([markInRank(now), markInRank(old)]).toEqual([markOf('m'), markOf('m')])
  })

  it('costs at most 60 read units, whatever is asked and however long the lists are', () => {
    const { jurisdiction } = buildPrecedent()
    const id = 'c-00000000000000000000000000'
    const [inView] = buildEntry({
      matter: 'm'.repeat(40),
      placeKey: 'p'.repeat(38),
      placeKind: 'k'.repeat(40),
    }).postings.filter(({ facts }) => facts)
    fc.assert(
      fc.property(questions, (wanted) => {
        const { readings } = plan(wanted, NO_STATISTICS)
        const units = readings.map(({ list, limit }) => {
          const bare = {
            list,
            rank: list.startsWith('=') ? recencyRank(MONDAY, id) : termRank(1, id, 'm', '车棚'),
          }
          const withFacts = list.startsWith('=') && !list.startsWith('=party') && inView
          const one = list.startsWith('=plan')
            ? 1_900
            : itemSize(postingItem(jurisdiction, withFacts ? { ...inView, list } : bare))
          return Math.max(1, Math.ceil((limit * one) / 4_096)) / 2
        })
        const cards = BOUNDS.candidates
        expect(units.reduce((sum, one) => sum + one, cards)).toBeLessThanOrEqual(60)
      }),
    )
  })
})

describe('A highlight', () => {
  it.each([
    ['楼下違章搭建，没人管', '违章搭建', '違章搭建'],
    ['ＷＩＦＩ密码', 'wifi', 'ＷＩＦＩ'],
  ])('in %s for %s marks %s', (text, question, marked) => {
    const found = highlight(text, question)
    expect(found?.marks.map(({ from, to }) => found.text.slice(from, to))).toEqual([marked])
  })

  it.each([
    ['the cat sat at a table', 'a', ['a']],
    ['电话12345，房号5', '5', ['5']],
    ['water watermark', 'water', ['water']],
    ['面积10㎡左右', '10㎡', ['10㎡']],
    ['楼道㏂有人', 'a', ['㏂']],
  ])('in %s for %s marks whole words only: %j', (text, question, marked) => {
    const found = highlight(text, question)
    expect(found?.marks.map(({ from, to }) => found.text.slice(from, to))).toEqual(marked)
  })

  it('of a sentence that is longer than a piece marks as much of it as it shows', () => {
    const pasted = '车棚库房违建噪声油烟电梯路灯漏水'.repeat(8)
    const found = highlight(`${'，'.repeat(40)}${pasted}`, pasted)
    expect(found?.text).toHaveLength(80)
    expect(found?.marks).toEqual([{ from: 10, to: 80 }])
  })

  const hasWordInCommon = (text: string, question: string): boolean => {
    const { counts } = counted([text])
    return [...counted([question]).counts.keys()].some((term) => counts.has(term))
  }

  it('marks something exactly where there is a word in common, within its piece and never half a word', () => {
    fc.assert(
      fc.property(long, fc.array(fc.nat(4_000), { maxLength: 4 }), long, (text, cuts, other) => {
        const question = `${cuts.map((at) => text.slice(at, at + 90)).join('，')}，${other.slice(0, 20)}`
        const found = highlight(text, question)
        expect(found !== undefined).toBe(hasWordInCommon(text, question))
        if (found === undefined) return
        expect(found.marks.length).toBeGreaterThan(0)
        for (const { from, to } of found.marks) {
          expect(from).toBeGreaterThanOrEqual(0)
          expect(from).toBeLessThan(to)
          expect(to).toBeLessThanOrEqual(found.text.length)
          expect(found.text.slice(from - 1, from + 1)).not.toMatch(/[a-z0-9]{2}/)
          expect(found.text.slice(to - 1, to + 1)).not.toMatch(/[a-z0-9]{2}/)
        }
      }),
    )
  })

  it('lies within its piece of whole characters, whatever is asked and written', () => {
    const anything = fc.string({ unit: 'grapheme', maxLength: 300 })
    fc.assert(
      fc.property(anything, fc.nat(300), (text, at) => {
        const found = highlight(text, text.slice(at, at + 40))
        if (found === undefined) return
        expect(found.text.isWellFormed()).toBe(true)
        expect(text).toContain(found.text)
        expect(found.text.length).toBeLessThanOrEqual(80)
        expect(found.marks.length).toBeGreaterThan(0)
        for (const { from, to } of found.marks) {
          expect(from).toBeLessThan(to)
          expect(to).toBeLessThanOrEqual(found.text.length)
        }
      }),
    )
  })

  it('is none where no word stands', () => {
    expect(highlight('路灯不亮', '车棚')).toBeUndefined()
  })
})

describe('Advice', () => {
  it('says who led cases like this, how long they took, and how many came back', () => {
    const { matter, placeKey } = buildPrecedent()
    const entries = [
      buildEntry({ precedentId: 'c-1', workingDays: 3 }),
      buildEntry({ precedentId: 'c-2', workingDays: 5, recurred: [{ caseId: 'c-9', at: MONDAY }] }),
      buildEntry({ precedentId: 'c-3', workingDays: 4, lead: 'fangban', returns: 1 }),
      buildEntry({ precedentId: 'c-now' }),
    ]
    const readOf = (list: string) => ({
      list,
      postings: entries.flatMap(({ postings }) => postings.filter((one) => one.list === list)),
    })
    const advice = adviceOf(
      { matter, placeKey },
      [readOf(matterList(matter)), readOf(placeList(placeKey))],
      [],
      'c-now',
    )
    expect(advice.likeThis).toMatchObject({
      count: 3,
      leads: [
        { party: 'chengguan', count: 2 },
        { party: 'fangban', count: 1 },
      ],
      medianWorkingDays: 4,
      recurred: 1,
      returned: 1,
    })
    expect(advice.here.map(({ precedentId }) => precedentId)).toEqual(['c-1', 'c-2', 'c-3'])
  })
})
