import { describe, expect, it } from 'vitest'
import { caseRecord } from '#domain/case/record/case.ts'
import { END_GROUNDS, REJECTIONS, TERMINATION_GROUNDS } from '#domain/grounds.ts'
import { pack } from '#domain/pack/pack.ts'
import { tellEnding } from '#domain/report/told.ts'
import { callTaker, centreHead, inspector, shiftLeader } from '#test/support/actors.ts'
import { openedCase, PACK, refusalOf } from '#test/support/case-harness.ts'
import {
  archived,
  inFollowUp,
  inHandling,
  proposed,
  stepHome,
  untilTheCall,
} from '#test/support/case-ways.ts'

const note = '工号8012张三说的话'

const door = (code: string) => PACK.doors.find((one) => one.code === code)

describe('A rejection', () => {
  it('tells the reason and the right door', () => {
    const one = openedCase()
    one.report(callTaker, 'contact', { outcome: 'rejected', reason: 'legal-route', door: 'court', note })
    expect(tellEnding(one.case, PACK)).toEqual({
      reason: { code: 'legal-route', zh: '应通过法定途径解决', en: 'To be settled by the legal route' },
      door: { ...door('court'), role: { code: 'right-door', zh: '该找谁', en: 'Where to turn to' } },
    })
    expect(one.told('case-ended')).toMatchObject([
      { ending: 'rejected', reference: 'legal-route', door: 'court' },
    ])
    expect(JSON.stringify([one.case, one.events(), tellEnding(one.case, PACK)])).not.toContain('8012')
  })

  it.each(['not-our-jurisdiction', 'not-a-public-matter', 'legal-route'] as const)(
    'for the reason %s sends nobody away without a door',
    (reason) => {
      const one = openedCase()
      const reject = (more: object) =>
        refusalOf(() => one.report(callTaker, 'contact', { outcome: 'rejected', reason, note, ...more }))
      expect(reject({})).toBe('door-missing')
      expect(reject({ door: '隔壁街道' })).toBe('door-unknown')
      expect(one.case.confirmedInPerson).toBe(false)
      one.report(callTaker, 'contact', { outcome: 'rejected', reason, door: 'siping-street', note })
      expect(one.at()).toBe('rejected')
    },
  )

  it('on site knows no other doors either, and needs none for what was not found', () => {
    const one = openedCase({ report: { channel: 'patrol' } })
    const rejected = { outcome: 'rejected', reason: 'not-found-on-site', note } as const
    expect(refusalOf(() => one.report(inspector, 'verify', { ...rejected, door: 'x' }))).toBe('door-unknown')
    one.report(inspector, 'verify', rejected)
    const told = tellEnding(one.case, PACK)
    expect(told.reason?.code).toBe('not-found-on-site')
    expect(told).not.toHaveProperty('door')
  })
})

describe('Other endings', () => {
  it('by transfer tell where it went: one of the doors, never what somebody typed', () => {
    const one = inHandling()
    const transfer = (to: string) => one.act(centreHead, { action: 'transfer', to, note })
    expect(refusalOf(() => transfer('殷行街道老李'))).toBe('door-unknown')
    transfer('yinhang-street')
    expect(tellEnding(one.case, PACK)).toEqual({
      door: {
        ...door('yinhang-street'),
        role: { code: 'transferred-to', zh: '已转交', en: 'Passed on to' },
      },
    })
  })

  it.each([
    ['litigation', 'court'],
    ['petition', 'petition-office'],
    ['arbitration', 'arbitration'],
    ['no-hazard-left', 'hotline'],
  ] as const)('on the ground %s tell the legal route', (ground, wanted) => {
    const one = inHandling()
    if (ground === 'no-hazard-left') {
      one.act(shiftLeader, { action: 'hazard-found', note })
      one.withdraw('r-1')
    }
    one.act(shiftLeader, { action: 'end', ground, note })
    one.act(centreHead, { action: 'end', ground, note, proposal: proposed(one) })
    expect(tellEnding(one.case, PACK)).toMatchObject({
      reason: { code: ground },
      door: { code: wanted, role: { code: 'legal-route' } },
    })
  })

  it('by the centre’s head tell the ground and the further remedy, until the case is taken up again', () => {
    const one = untilTheCall(inFollowUp())
    const unsolved = { outcome: 'called', reportId: 'r-1', solved: false, satisfied: 'dissatisfied' } as const
    one.report(callTaker, 'follow-up', unsolved)
    while (one.at() !== 'follow-up') stepHome(one)
    untilTheCall(one)
    one.report(callTaker, 'follow-up', unsolved)
    one.act(centreHead, {
      action: 'terminate',
      grounds: 'demand-unlawful',
      publicWords: '两次检测均达标',
      note,
    })
    expect(one.at()).toBe('archived')
    expect(tellEnding(one.case, PACK)).toMatchObject({
      reason: { code: 'demand-unlawful', explained: '两次检测均达标' },
      door: { code: 'petition-office', role: { code: 'further-remedy' } },
    })
    one.act(centreHead, { action: 'reopen', note })
    expect(one.case).not.toHaveProperty('termination')
    expect(tellEnding(one.case, PACK)).toEqual({})
  })

  it('never say that all reports were taken back: whoever is told has one that stands', () => {
    const { case: of } = openedCase()
    const over = { status: 'ended', endedAt: of.openedAt, ending: 'ended', reference: 'withdrawn' }
    expect(tellEnding(caseRecord().parse({ ...of, ...over }), PACK)).toEqual({})
  })

  it('say nothing of what was solved and archived', () => {
    expect(tellEnding(archived().case, PACK)).toEqual({})
  })
})

describe('What was stored before there were doors', () => {
  const ended = (over: object) => {
    const { status: _open, ...base } = openedCase().case
    return caseRecord().parse({ ...base, status: 'ended', endedAt: base.openedAt, ...over })
  }

  it('is still read; what somebody typed as the body it went to is not told', () => {
    expect(tellEnding(ended({ ending: 'transferred', reference: '殷行街道老李' }), PACK)).toEqual({})
    expect(tellEnding(ended({ ending: 'rejected', reference: 'malicious' }), PACK)).toEqual({
      reason: {
        code: 'not-confirmed',
        zh: '经核实，与反映情况不一致；如有补充请拨12345',
        en: 'When checked, it was not as told. Call 12345 to say more',
      },
    })
    expect(tellEnding(ended({ ending: 'ended' }), PACK)).toEqual({})
  })

  it('tells the reason also when its door has gone from the pack', () => {
    const doors = PACK.doors.filter(({ code }) => code !== 'siping-street')
    const fewer = pack.parse({ ...PACK, doors, systems: [] })
    const rejected = ended({ ending: 'rejected', reference: 'not-our-jurisdiction', door: 'siping-street' })
    expect(tellEnding(rejected, PACK)).toHaveProperty('door')
    expect(tellEnding(rejected, fewer)).toMatchObject({ reason: { code: 'not-our-jurisdiction' } })
    expect(tellEnding(rejected, fewer)).not.toHaveProperty('door')
  })
})

it('Every listed reason and ground has words of its own', () => {
  const { case: of } = openedCase()
  const words = (ending: string, over: object) =>
    tellEnding(caseRecord().parse({ ...of, status: 'ended', endedAt: of.openedAt, ending, ...over }), PACK)
      .reason
  const told = [
    ...REJECTIONS.map((reference) => words('rejected', { reference })),
    ...END_GROUNDS.filter((one) => one !== 'withdrawn').map((reference) => words('ended', { reference })),
    ...TERMINATION_GROUNDS.map((grounds) => words('archived', { termination: { grounds, at: of.openedAt } })),
  ]
  expect(new Set(told.map((one) => one?.zh)).size).toBe(told.length)
  expect(new Set(told.map((one) => one?.en)).size).toBe(told.length)
})
