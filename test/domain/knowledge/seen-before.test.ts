import { describe, expect, it } from 'vitest'
import { buildCase } from '#adapters/examples.ts'
import { createMemoryLists } from '#adapters/memory/knowledge.ts'
import type { Case } from '#domain/case/record/case.ts'
import { openEntryOf } from '#domain/knowledge/open-entry.ts'
import { planSeen, type SeenQuestion, seenAmong, seenCandidates } from '#domain/knowledge/seen-before.ts'
import { NO_STATISTICS } from '#domain/knowledge/statistics.ts'
import { placeOf } from '#domain/triage/triage.ts'
import { PACK } from '#test/support/case-harness.ts'

type Place = Parameters<typeof placeOf>[2]
const SHED = '车棚看护人员在棚内搭建储藏室，棚外堆放易燃物，还用液化气做饭'

const openAt = (caseId: string, place: string, words: string, matter = 'illegal-structure'): Case =>
  buildCase({ caseId, matter, place: placeOf(place, PACK), instructionDraft: words })

/** Asks for cases like a report, along the lists that are kept of them. */
function asked(cases: readonly Case[], description: string, about: string, said: Place = {}) {
  const lists = createMemoryLists()
  for (const of of cases)
    for (const one of openEntryOf(of, `${of.place.text}\n${of.instructionDraft}`, NO_STATISTICS).postings)
      lists.put('', one)
  const question: SeenQuestion = {
    description,
    about,
    place: placeOf(about, PACK, said),
    matters: ['illegal-structure'],
  }
  const plan = planSeen(question, NO_STATISTICS)
  const read = plan.readings.map(({ list, limit }) => ({
    list,
    postings: lists.page({ jurisdiction: '', list, limit }).items,
  }))
  const found = seenCandidates(plan, read)
  return {
    found,
    seen: (among: readonly Case[] = cases.filter(({ caseId }) => found.includes(caseId))) =>
      seenAmong(plan, among, NO_STATISTICS).map(({ of, sure, reasons }) => ({
        caseId: of.caseId,
        sure,
        by: reasons.map(({ kind }) => kind),
      })),
  }
}

describe('What may be the same', () => {
  it('is found by words wherever it is, also with a fifth of them mistyped by sound, and is never more than likely', () => {
    const shed = openAt('c-shed', '国定路555弄', SHED)
    const lamp = openAt('c-lamp', '政立路580弄', '路灯整排不亮，晚上走路看不清', 'street-lamp')
    const typed = '车朋里搭建储藏是，堆放易然物，用夜化气做饭'
    for (const words of ['车棚里搭建储藏室，堆放易燃物，用液化气做饭', typed]) {
      const { found, seen } = asked([shed, lamp], words, '某处')
      expect(found[0]).toBe('c-shed')
      expect(seen()).toEqual([{ caseId: 'c-shed', sure: 'likely', by: ['same-matter', 'words'] }])
    }
  })

  it('is nothing that only shares the lane, or lies in another house of it', () => {
    const lane = openAt('c-lane', '国定路555弄', '路灯不亮', 'street-lamp')
    expect(asked([lane], '电梯老是关人', '国定路555弄').seen([lane])).toEqual([])
    const house = openAt('c-house', '国定路555弄12号', '装修声音太吵')
    expect(asked([house], '装修太吵了', '国定路555弄12号').seen([house])).toMatchObject([
      { by: expect.arrayContaining(['same-place']) },
    ])
    for (const { by } of asked([house], '装修太吵了', '国定路555弄30号').seen([house]))
      expect(by).not.toContain('same-place')
  })

  it('is what lies in the same cell of the map or its ring, where a little of the words or the matter is the same', () => {
    const pin = { lat: 31.3, lng: 121.5, datum: 'WGS-84' } as const
    const near = {
      ...openAt('c-near', '某处甲', '有人搭了小屋'),
      place: placeOf('某处甲', PACK, { point: pin }),
    }
    const at = (lat: number) => asked([near], '违章搭建', '另一处', { point: { ...pin, lat } })
    expect(at(31.301).found).toEqual(['c-near'])
    expect(at(31.301).seen()[0]?.by).toContain('near-by')
    for (const { by } of at(31.32).seen([near])) expect(by).not.toContain('near-by')
  })
})
