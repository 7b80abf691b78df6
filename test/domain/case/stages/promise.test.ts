import { describe, expect, it } from 'vitest'
import { dispatcher, handlerOf, inspector } from '#test/support/actors.ts'
import { local, refusalOf } from '#test/support/case-harness.ts'
import { inHandling, inReinspection } from '#test/support/case-ways.ts'

const note = '照此办理'
const squad = handlerOf('chengguan')

describe('A promise', () => {
  const promised = {
    outcome: 'promised',
    who: '棚内人员',
    what: '自行拆除',
    until: local('2021-01-20 18:00'),
  } as const
  const withPromise = () => {
    const one = inHandling()
    one.report(squad, 'handle', promised)
    return one
  }

  it('is not checked before its date', () => {
    const one = withPromise()
    expect(one.at()).toBe('reinspection')
    expect(one.task('reinspect')).toMatchObject({
      notBefore: promised.until,
      dueAt: local('2021-01-21 17:30'),
    })
    const passed = { outcome: 'passed', note } as const
    expect(refusalOf(() => one.report(inspector, 'reinspect', passed))).toBe('not-yet')
    one.now = promised.until
    one.report(inspector, 'reinspect', passed)
    expect(one.at()).toBe('follow-up')
  })

  it('is checked sooner when it is reported kept, even after a visit without access', () => {
    const one = withPromise()
    one.now = local('2021-01-19 10:00')
    expect(refusalOf(() => one.act(handlerOf('wuye'), { action: 'promise-kept' }))).toBe('not-permitted')
    one.act(squad, { action: 'promise-kept' })
    one.act(dispatcher, { action: 'promise-kept' })
    expect(one.told('promise-kept')).toHaveLength(1)
    expect(one.task('reinspect')).toMatchObject({ dueAt: local('2021-01-20 17:30') })
    expect(one.task('reinspect').notBefore).toBeUndefined()
    one.report(inspector, 'reinspect', { outcome: 'no-access', note })
    expect(one.task('reinspect').notBefore).toBeUndefined()
    one.report(inspector, 'reinspect', { outcome: 'passed', note })
    expect(one.at()).toBe('follow-up')
  })

  it('may be judged by the party that reported it, for it is somebody else’s work', () => {
    const one = withPromise()
    one.now = promised.until
    one.report(squad, 'reinspect', { outcome: 'failed', note })
    expect(one.at()).toBe('handling')
    expect(one.case.promise).toBeUndefined()
  })

  it('is made by nobody who is a party: what that does is its work', () => {
    const one = inHandling()
    for (const who of [
      '五角场城管中队',
      ' 城管中队。',
      '城管',
      '物业公司张经理',
      'chengguan',
      'HOUSING office',
      '居委会',
    ])
      expect(() => one.report(squad, 'handle', { ...promised, who })).toThrow(
        expect.objectContaining({
          refusal: expect.objectContaining({ code: 'promised-by-party', field: 'who' }),
        }),
      )
    one.report(squad, 'handle', { ...promised, who: '物业聘用的看棚人' })
    expect(one.at()).toBe('reinspection')
  })

  it('is for a time to come and never past the limit', () => {
    const one = inHandling()
    const until = (moment: string) => () => one.report(squad, 'handle', { ...promised, until: local(moment) })
    expect(refusalOf(until('2021-01-18 09:00'))).toBe('date-past')
    expect(refusalOf(until('2021-01-27 17:31'))).toBe('past-limit')
    until('2021-01-27 17:30')()
    expect(one.at()).toBe('reinspection')
  })

  it('keeps who promised and what out of the events', () => {
    const one = withPromise()
    expect(JSON.stringify(one.events())).not.toMatch(/棚内人员|自行拆除/u)
    expect([...one.world.texts.values()]).toEqual(expect.arrayContaining(['棚内人员', '自行拆除']))
  })

  it('is not reported kept where there is none', () => {
    expect(refusalOf(() => inReinspection().act(squad, { action: 'promise-kept' }))).toBe('wrong-stage')
  })
})
