import { describe, expect, it } from 'vitest'
import { triage } from '#domain/triage/triage.ts'
import { audible, standApart, weigh, weighable, weighBySound } from '#domain/triage/weigh.ts'
import { whatIs } from '#domain/triage/what.ts'
import { PACK } from '#test/support/case-harness.ts'

const told = (text: string) => whatIs(text, PACK)
const worth = (keywords: readonly string[], text: string, against: readonly string[] = []) =>
  weigh({ keywords, against }, weighable(text))

describe('Words of a pack', () => {
  it('weigh by their length, by what is written beside them, at the beginning twice, and a little more when said again', () => {
    const far = '今'.repeat(60)
    expect(worth(['漏水'], `${far}漏水`).score).toBe(1)
    expect(worth(['漏水'], '漏水').score).toBe(2)
    expect(worth(['漏水×3'], `${far}漏水`).score).toBe(3)
    expect(worth(['房屋漏水'], `${far}房屋漏水`).score).toBe(2)
    expect(worth(['漏水'], `${far}漏水，还是漏水`).score).toBe(1.25)
  })

  it('stand together where that is asked, in any script', () => {
    expect(worth(['楼上+漏水'], '樓上一直漏水').words).toEqual(['楼上+漏水'])
    expect(worth(['楼上+漏水'], '屋顶漏水').words).toEqual([])
  })

  it('count once where one holds another', () => {
    expect(worth(['垃圾', '建筑垃圾'], '建筑垃圾').words).toEqual(['建筑垃圾'])
  })

  it('are two only where they stand apart', () => {
    expect(standApart(['店招', '招牌'], weighable('别人冒用我店招牌'))).toBe(false)
    expect(standApart(['店招', '招牌'], weighable('店招掉了，招牌砸下来'))).toBe(true)
    expect(standApart(['店招', '招牌'], weighable('店招牌掉了，招牌下面有人'))).toBe(true)
    expect(standApart(['楼上+漏水', '漏水'], weighable('楼上漏水'))).toBe(false)
    expect(standApart(['漏水'], weighable('漏水，还是漏水'))).toBe(false)
  })

  it('that speak against it take away more than they would give', () => {
    expect(worth(['垃圾'], '垃圾分类', ['分类'])).toEqual({ score: 0, words: ['垃圾'], against: ['分类'] })
  })
})

describe('What it is', () => {
  it('is forgiven a character mistyped by sound: behind all that is written, never sure, not where anything speaks against', () => {
    const { matters, sure } = told('楼下烧烤店油盐很大')
    expect(matters.map(({ matter }) => matter)).toContain('cooking-fumes')
    expect(sure).toBe(false)
    const words = { description: '楼里油盐很大', place: '国定路', salt: '' }
    expect(triage({}, words, PACK).matter.code).toBe(PACK.unsortedMatter)
    const both = told('工地半夜施工，噪音扰民，还有油盐')
    expect(both.matters[0]?.matter).toBe('site-noise')
    expect(both.matters.map(({ matter }) => matter)).toContain('cooking-fumes')
    expect(
      weighBySound({ keywords: ['垃圾'], against: ['分类'] }, audible(weighable('拉极分类'))),
    ).toMatchObject({
      score: 0,
      words: [],
    })
    expect(weighBySound({ keywords: ['油烟'] }, audible(weighable('油盐')))).toEqual({
      score: 0.5,
      words: ['油烟'],
      against: [],
    })
    expect(weighBySound({ keywords: ['油烟'] }, audible(weighable(`${'今'.repeat(60)}油盐`))).score).toBe(0)
  })

  it('takes no road for a dog: a word of one character is not heard', () => {
    expect(weighBySound({ keywords: ['犬', '狗+叫'] }, audible(weighable('国权路够交通堵的'))).score).toBe(0)
    expect(told('国权路501号饭店油烟扰民').matters.map(({ matter }) => matter)).not.toContain('dog')
  })

  it.each([
    ['工地半夜施工，噪音扰民，凌晨还在打桩', 'site-noise'],
    ['楼下烧烤店油烟扰民，油烟味很大', 'cooking-fumes'],
    ['培训机构关门，学费不退，培训退费没人管', 'training-refund'],
    ['顶楼邻居违章搭建阳光房，是违法建筑', 'illegal-structure'],
  ])('%s is surely %s', (text, matter) => {
    const { matters, sure, elsewhere } = told(text)
    expect([matters[0]?.matter, sure, elsewhere]).toEqual([matter, true, undefined])
  })

  it.each(['门口有垃圾', '说不清', '楼道'])('%s is not sure', (text) => {
    expect(told(text).sure).toBe(false)
  })

  it.each([
    ['外地医保怎么异地就医报销', 'medical-insurance'],
    ['今年小升初招生学区怎么划', 'education-bureau'],
    ['对法院判决不服，执行局也不执行', 'court'],
    ['地铁末班车太早，建议调整班次', 'transport-bureau'],
    ['开发商延期交房，售楼处不退定金，购房合同怎么办', 'housing-bureau'],
  ])('%s is another door’s: %s', (text, door) => {
    expect(told(text).elsewhere).toMatchObject({ door, sure: true })
    // What is surely not the street's own is guessed to be nothing of it.
    expect(triage({}, { description: text, place: 'x', salt: '' }, PACK).matter.code).toBe('unsorted')
  })

  it('of rubbish at a school is the street’s own, and a refund of a flat with rubbish in it is not the squad’s', () => {
    expect(told('学校门口垃圾成堆没人清').elsewhere).toBeUndefined()
    expect(told('开发商不退购房定金，售楼处像垃圾').elsewhere).toMatchObject({ door: 'housing-bureau' })
  })

  it('is what a person chose, whatever the words', () => {
    const words = { description: '地铁末班车太早', place: 'x', salt: '' }
    expect(triage({ matter: 'dog' }, words, PACK)).toMatchObject({ matter: { code: 'dog' } })
    expect(triage({ matter: 'dog' }, words, PACK)).not.toHaveProperty('guessed')
  })
})
