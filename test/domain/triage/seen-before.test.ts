import { describe, expect, it } from 'vitest'
import { joinsByItself, sameByOf } from '#domain/triage/seen-before.ts'
import { triage } from '#domain/triage/triage.ts'
import { PACK } from '#test/support/case-harness.ts'

type Told = {
  readonly place?: string
  readonly description?: string
  readonly caller?: string
  readonly appeal?: 'complaint' | 'tip-off'
  readonly about?: 'grid-leader'
  readonly component?: string
  readonly device?: string
  readonly source?: { readonly system: string; readonly reference: string }
}
const LANE = '国定路555弄'
const LONG = '小区车棚的看护人员在棚内搭建储藏室，棚外堆放易燃物，还用液化气做饭。'
const SHORT = '楼道灯坏了'

function sameBy({ place = LANE, description = LONG, appeal = 'complaint', ...told }: Told) {
  const words = { place, description }
  return sameByOf({ appeal, ...told }, words, triage({}, { ...words, salt: '' }, PACK))
}
const areSame = (a: Told, b: Told): boolean => {
  const [one, other] = [sameBy(a), sameBy(b)]
  return one.by !== 'nothing' && JSON.stringify(one) === JSON.stringify(other)
}

describe('Two reports are of one trouble for certain', () => {
  it('in the same words by the same number, wherever it is', () => {
    const one = { caller: 'a', description: SHORT, place: '某处' }
    expect(areSame(one, { ...one, description: '楼道灯 坏了' })).toBe(true)
    expect(areSame(one, { ...one, caller: 'b' })).toBe(false)
    expect(areSame(one, { ...one, place: '某处门口' })).toBe(false)
  })

  it('in the same words whoever sends them, when those are too many for a coincidence and the place is certain', () => {
    expect(areSame({ caller: 'a' }, { caller: 'b' })).toBe(true)
    expect(areSame({ caller: 'a' }, {})).toBe(true)
    expect(areSame({ caller: 'a', place: '某处' }, { caller: 'b', place: '某处' })).toBe(false)
    expect(areSame({ caller: 'a', description: SHORT }, { caller: 'b', description: SHORT })).toBe(false)
  })

  it('in the same words by nobody in particular, unless neither words nor place tell anything', () => {
    expect(areSame({}, {})).toBe(true)
    expect(areSame({ description: SHORT }, { description: SHORT })).toBe(true)
    expect(areSame({ place: '某处' }, { place: '某处' })).toBe(true)
    const nothing = { description: SHORT, place: '某处' }
    expect(areSame(nothing, nothing)).toBe(false)
  })

  it('never across the flats of a house, nor by place and matter alone', () => {
    expect(areSame({ place: `${LANE}12号302室` }, { place: `${LANE}12号502室` })).toBe(false)
    expect(areSame({ description: '302装修太吵' }, { description: '502装修太吵' })).toBe(false)
  })

  it('never when it is a tip-off, or about people of the house', () => {
    expect(areSame({ appeal: 'tip-off' }, { appeal: 'tip-off' })).toBe(false)
    expect(areSame({ about: 'grid-leader' }, { about: 'grid-leader' })).toBe(false)
  })

  it('when one device of one system raised both, whatever they say', () => {
    const from = (system: string, reference: string) => ({ source: { system, reference } })
    const one = { device: 'smoke-7', ...from('district.sensors', 'a-1') }
    expect(
      areSame(one, { ...one, ...from('district.sensors', 'a-2'), description: SHORT, place: '某处' }),
    ).toBe(true)
    expect(areSame(one, { ...one, device: 'smoke-8' })).toBe(false)
    expect(areSame(one, { ...one, ...from('district.water', 'a-1') })).toBe(false)
    expect(areSame({ ...one, appeal: 'tip-off' }, { ...one, appeal: 'tip-off' })).toBe(false)
  })

  it('when both name one component by its code', () => {
    const lamp = { component: 'SH-LAMP-0042' }
    expect(areSame(lamp, { ...lamp, description: SHORT, place: '某处', caller: 'b' })).toBe(true)
    expect(areSame(lamp, { component: 'SH-LAMP-0043' })).toBe(false)
    expect(areSame(lamp, {})).toBe(false)
    expect(areSame({ ...lamp, appeal: 'tip-off' }, { ...lamp, appeal: 'tip-off' })).toBe(false)
  })
})

describe.each([
  ['component', sameBy({ component: 'SH-LAMP-0042' })],
  ['device', sameBy({ device: 'smoke-7' })],
])('What is told of one %s', (_, by) => {
  const told = (matter: string | undefined) =>
    triage(matter === undefined ? {} : { matter }, { description: '', place: LANE, salt: '' }, PACK)

  it('is one trouble, unless people named two', () => {
    const of = { appeal: 'complaint', matter: 'street-lamp' } as const
    expect(joinsByItself(by, told('street-lamp'), of)).toBe(true)
    expect(joinsByItself(by, told(undefined), of)).toBe(true)
    expect(joinsByItself(by, told('exposed-rubbish'), of)).toBe(false)
    expect(joinsByItself(by, told('exposed-rubbish'), { ...of, matterGuessed: true })).toBe(true)
    expect(joinsByItself(by, told('street-lamp'), { ...of, appeal: 'tip-off' })).toBe(false)
  })
})
