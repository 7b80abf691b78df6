import { describe, expect, it } from 'vitest'
import { buildPrecedent } from '#adapters/examples.ts'
import { precedent } from '#domain/precedent/precedent.ts'
import { kindOfPlace } from '#domain/triage/place-kind.ts'
import { PACK } from '#test/support/case-harness.ts'

describe('The kind of a place', () => {
  it('is what the pack says of a known place, whatever words were used for it', () => {
    expect(kindOfPlace({ key: 'guoding-555', text: '学校旁边' }, PACK)).toBe('residential')
  })

  it('is guessed from the name of a known place of which the pack does not say it', () => {
    const places = [{ code: 'x', name: '国定路第一小学', aliases: [], grid: 'g1' }]
    expect(kindOfPlace({ key: 'x', text: '那里' }, { ...PACK, places })).toBe('school')
  })

  it.each([
    ['国和路1000弄12号', 'residential'],
    ['黄兴路的工地，靠近五角场小学', 'construction-site'],
    ['四平路2500号', 'building'],
    ['政通路靠近国定路', 'road'],
    ['江湾镇地铁站３号口', 'station'],
    ['大学路上的ＳＨＯＰ超市', 'shops'],
    ['那边', undefined],
    ['', undefined],
  ])('of %s, which is in no list, is %s by its words', (text, kind) => {
    expect(kindOfPlace({ key: 'words-0', text }, PACK)).toBe(kind)
  })

  it('is nothing a stored precedent needs to have', () => {
    const { placeKind: _, ...stored } = buildPrecedent({ placeKind: 'school' })
    expect(precedent.parse(stored)).toEqual(stored)
  })
})
