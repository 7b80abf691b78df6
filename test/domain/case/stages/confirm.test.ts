import { describe, expect, it } from 'vitest'
import type { Appeal } from '#domain/appeal.ts'
import { availableActions } from '#domain/case/actions/available.ts'
import { decide } from '#domain/case/decide.ts'
import { type Pack, pack } from '#domain/pack/pack.ts'
import {
  callTaker,
  centreHead,
  dispatcher,
  handlerOf,
  inspector,
  inspectorIn,
  leader,
  shiftLeader,
} from '#test/support/actors.ts'
import { CALENDAR, type CaseHarness, local, openedCase, PACK, refusalOf } from '#test/support/case-harness.ts'
import { inHandling, proposed, withLeader } from '#test/support/case-ways.ts'

/** The pack, where one kind of appeal is closed by no words. */
function onlySite(appeal: Appeal): Pack {
  const { appeals } = PACK.policy
  const rule = { ...appeals[appeal], closings: { site: [], noSite: [] } }
  return pack.parse({ ...PACK, policy: { ...PACK.policy, appeals: { ...appeals, [appeal]: rule } } })
}

describe('Confirm with the reporter', () => {
  it('sends the call-taker a call that is due by the end of the next working day', () => {
    const one = openedCase()
    expect(one.at()).toBe('confirm')
    expect(one.task('contact')).toMatchObject({
      assignee: { kind: 'role', role: 'call-taker' },
      dueAt: local('2021-01-19 17:30'),
      run: 1,
      visit: 1,
    })
  })

  it('goes on to dispatch an ordinary case that is accepted', () => {
    const one = openedCase()
    one.report(callTaker, 'contact', { outcome: 'accepted', note: '属实' })
    expect(one.at()).toBe('dispatch')
    expect(one.case.whose).toBe('ordinary')
  })

  it('takes a hard matter to the grid leader at once', () => {
    const one = openedCase({ report: { matter: 'cross-boundary' } })
    one.report(callTaker, 'contact', { outcome: 'accepted' })
    expect(one.at()).toBe('leader')
    expect(one.case).toMatchObject({ whose: 'complex', referred: true })
  })

  it('closes what is answered on the spot, and still calls the reporter back', () => {
    const one = openedCase({ report: { appeal: 'question' } })
    one.report(callTaker, 'contact', { outcome: 'answered', note: '已答复' })
    expect(one.at()).toBe('follow-up')
    expect(one.told('case-closed')).toEqual([{ closure: 'answered' }])
  })

  it.each(['complaint', 'tip-off', 'help'] as const)(
    'does not close a %s about a place by an answer alone, and says what would close it',
    (appeal) => {
      const one = openedCase({ report: { appeal } })
      const answered = { outcome: 'answered', note: '已答复' } as const
      const tried = one.attempt(callTaker, one.recordCommand(one.task('contact').taskId, answered))
      expect(tried).toMatchObject({ ok: false, error: { code: 'closing-not-allowed', field: 'outcome' } })
      expect(tried.ok ? '' : tried.error.message).toMatch(/closed by: checked on site, explained/)
      expect(one.case).toMatchObject({ confirmedInPerson: false })
      expect(one.open()).toEqual(['contact'])
    },
  )

  it('closes a complaint without a place by an answer, but not a tip-off', () => {
    const neighbours = (appeal: 'complaint' | 'tip-off') =>
      openedCase({ report: { appeal, matter: 'neighbour-dispute' } })
    const answered = { outcome: 'answered', note: '已答复' } as const
    const one = neighbours('complaint')
    one.report(callTaker, 'contact', answered)
    expect(one.at()).toBe('follow-up')
    expect(refusalOf(() => neighbours('tip-off').report(callTaker, 'contact', answered))).toBe(
      'closing-not-allowed',
    )
  })

  describe('whose reports appeal in different ways', () => {
    const answered = { outcome: 'answered', note: '已答复' } as const
    const answer = (one: CaseHarness) => one.report(callTaker, 'contact', answered)

    it('is as strict as the strictest of them that stands', () => {
      const one = openedCase({ report: { appeal: 'question' } })
      const complaint = one.join({ appeal: 'complaint' })
      one.join({ appeal: 'suggestion' })
      expect(refusalOf(() => answer(one))).toBe('closing-not-allowed')
      one.withdraw(complaint)
      answer(one)
      expect(one.at()).toBe('follow-up')
    })

    it('relaxes when the one that opened it is taken back, also where a patrol alone stands with it', () => {
      const one = openedCase({ report: { appeal: 'complaint' } })
      const question = one.join({ appeal: 'question' })
      expect(refusalOf(() => answer(one))).toBe('closing-not-allowed')
      one.withdraw('r-1')
      answer(one)
      expect(one.at()).toBe('follow-up')
      expect(one.world.reports.get(question)?.status).toBe('joined')

      const alone = withLeader({ pack: onlySite('complaint') })
      alone.join({ channel: 'patrol', appeal: 'help' })
      const patrolled = () => alone.report(leader, 'decide', { outcome: 'explain', note: '说明' })
      expect(refusalOf(patrolled)).toBe('closing-not-allowed')
      alone.withdraw('r-1')
      patrolled()
    })

    it('is answered only while no other report joins at that moment', () => {
      const one = openedCase({ report: { appeal: 'question' } })
      const decision = decide(
        one.state(),
        one.recordCommand(one.task('contact').taskId, answered),
        one.context(callTaker),
      )
      expect(decision.ok && decision.value).toContainEqual({
        kind: 'standing-is',
        caseId: one.caseId,
        standing: 1,
        joined: 0,
      })
      one.join({ appeal: 'complaint' })
      expect(refusalOf(() => answer(one))).toBe('closing-not-allowed')
    })

    it('is not explained by what was proposed before a stricter one joined', () => {
      const one = withLeader({ pack: onlySite('tip-off') })
      one.report(leader, 'decide', { outcome: 'explain', note: '说明' })
      const tipOff = one.join({ appeal: 'tip-off' })
      const countersign = () => one.act(centreHead, { action: 'countersign', proposal: proposed(one) })
      expect(refusalOf(countersign)).toBe('closing-not-allowed')
      one.withdraw(tipOff)
      countersign()
      expect(one.at()).toBe('follow-up')
    })
  })

  it('closes nothing by an explanation where the pack says that the appeal asks for more', () => {
    const one = inHandling({}, { pack: onlySite('complaint') })
    const explained = { note: '说明', outcome: 'explained' } as const
    expect(refusalOf(() => one.report(handlerOf('chengguan'), 'handle', explained))).toBe(
      'closing-not-allowed',
    )
    one.act(dispatcher, { action: 'refer', note: '报网格长' })
    expect(refusalOf(() => one.report(leader, 'decide', { outcome: 'explain', note: '说明' }))).toBe(
      'closing-not-allowed',
    )
    expect(one.case.proposal).toBeUndefined()
  })

  it('ends what is rejected, gives the key back and keeps the words apart', () => {
    const one = openedCase()
    one.report(callTaker, 'contact', {
      outcome: 'rejected',
      reason: 'legal-route',
      door: 'court',
      note: '请走诉讼',
    })
    expect(one.case).toMatchObject({ status: 'ended', ending: 'rejected', reference: 'legal-route' })
    expect(one.world.keys.size).toBe(0)
    expect([...one.world.texts.values()]).toContain('请走诉讼')
    expect(JSON.stringify(one.events())).not.toContain('请走诉讼')
  })

  it('counts attempts in vain only at different hours, then has the place checked on site', () => {
    const one = openedCase()
    one.report(callTaker, 'contact', { outcome: 'unreachable' })
    one.report(callTaker, 'contact', { outcome: 'unreachable' })
    expect(one.told('contact-attempted').map((told) => told.attempts)).toEqual([1, 1])
    one.now = local('2021-01-18 11:00')
    one.report(callTaker, 'contact', { outcome: 'unreachable' })
    expect(one.open()).toEqual(['contact'])
    one.now = local('2021-01-18 16:00')
    one.report(callTaker, 'contact', { outcome: 'unreachable' })
    expect(one.open()).toEqual(['verify'])
    expect(one.told('verification-ordered')).toHaveLength(1)
    one.report(inspector, 'verify', { outcome: 'accepted' })
    expect(one.at()).toBe('dispatch')
  })

  it('counts the same hour of another day as another attempt', () => {
    const one = openedCase()
    for (const day of ['18', '19', '20']) {
      one.now = local(`2021-01-${day} 10:00`)
      one.report(callTaker, 'contact', { outcome: 'unreachable' })
    }
    expect(one.open()).toEqual(['verify'])
  })

  it('rejects what is not found on site', () => {
    const one = openedCase({ report: { channel: 'patrol' } })
    one.report(inspector, 'verify', { outcome: 'rejected', reason: 'not-found-on-site', note: '未见' })
    expect(one.at()).toBe('rejected')
  })

  it('takes what a reporter said in person as confirmed', () => {
    const one = openedCase({ report: { channel: 'walk-in', confirmedInPerson: true } })
    expect(one.at()).toBe('dispatch')
    expect(one.told('task-sent').map((told) => told.kind)).toEqual(['dispatch'])
  })

  it.each(['patrol', 'sensor'] as const)(
    'has what a %s found checked on site instead of a call',
    (channel) => {
      const one = openedCase({ report: { channel } })
      expect(one.open()).toEqual(['verify'])
      expect(one.task('verify').assignee).toEqual({ kind: 'role', role: 'inspector', grid: 'g1' })
      expect(one.case).toMatchObject({ reporterless: true, foundByCentre: true })
    },
  )

  it('has the site looked at when every report was taken back and patrol found the same', () => {
    const one = openedCase()
    one.join({ channel: 'patrol' })
    one.withdraw('r-1')
    expect(one.at()).toBe('confirm')
    expect(one.open()).toEqual(['verify'])
  })

  it('lets the shift leader stand in for the call-taker, and nobody else', () => {
    const one = openedCase()
    const accept = { outcome: 'accepted' } as const
    for (const who of [dispatcher, inspector, handlerOf('chengguan')])
      expect(refusalOf(() => one.report(who, 'contact', accept))).toBe('not-permitted')
    one.report(shiftLeader, 'contact', accept)
    expect(one.at()).toBe('dispatch')
  })

  it('lets only inspectors of the grid check on site', () => {
    const one = openedCase({ report: { channel: 'patrol' } })
    expect(refusalOf(() => one.report(inspectorIn('g2'), 'verify', { outcome: 'accepted' }))).toBe(
      'not-permitted',
    )
  })

  it('refuses the outcome of another kind of task, and one reported twice', () => {
    const one = openedCase()
    const { taskId } = one.task('contact')
    expect(refusalOf(() => one.reportOn(callTaker, taskId, { outcome: 'passed', note: '好' }))).toBe(
      'wrong-outcome',
    )
    one.reportOn(callTaker, taskId, { outcome: 'accepted' })
    expect(refusalOf(() => one.reportOn(callTaker, taskId, { outcome: 'accepted' }))).toBe('task-settled')
    expect(refusalOf(() => one.reportOn(callTaker, 'c-1.99', { outcome: 'accepted' }))).toBe('task-unknown')
  })
})

describe('Whoever accepts a case', () => {
  const guessed = (description: string) =>
    openedCase({ report: { matter: undefined, description, place: '国定路555弄' } })

  it('takes the matter with it: what was guessed is right by his word, or becomes what he says', () => {
    const right = guessed('垃圾成堆')
    expect(right.case).toMatchObject({ matter: 'exposed-rubbish', matterGuessed: true })
    right.report(callTaker, 'contact', { outcome: 'accepted', matter: 'exposed-rubbish' })
    expect(right.case).toMatchObject({ matter: 'exposed-rubbish', filedBy: callTaker.id })
    expect(right.told('case-corrected')).toEqual([])
    const wrong = guessed('垃圾成堆')
    const { sequence } = wrong.case
    wrong.report(callTaker, 'contact', { outcome: 'accepted', matter: 'illegal-structure' })
    expect(wrong.case).toMatchObject({
      matter: 'illegal-structure',
      condition: 'penalise',
      filedBy: callTaker.id,
    })
    expect(wrong.told('case-corrected')).toMatchObject([
      { matter: 'illegal-structure', condition: 'penalise' },
    ])
    expect(wrong.case.sequence).toBeGreaterThan(sequence)
    for (const one of [right, wrong]) expect(one.case.matterGuessed).toBeUndefined()
  })

  it('has the matter before him that it was filed as, unless that says nothing', () => {
    const suggestedTo = (one: CaseHarness) =>
      availableActions(one.state(), { who: callTaker, now: one.now, pack: PACK, calendar: CALENDAR }).find(
        ({ action }) => action === 'accepted',
      )?.suggested
    expect(suggestedTo(guessed('垃圾成堆'))).toEqual({ matter: 'exposed-rubbish' })
    expect(suggestedTo(guessed('这件事请看看'))).toBeUndefined()
  })

  it('decides whose it is by the matter that he says', () => {
    const hard = guessed('垃圾成堆')
    hard.report(callTaker, 'contact', { outcome: 'accepted', matter: 'cross-boundary' })
    expect(hard.at()).toBe('leader')
    const urgent = guessed('有股味道')
    urgent.report(callTaker, 'contact', { outcome: 'accepted', matter: 'gas-leak' })
    expect([urgent.at(), urgent.case.emergency]).toEqual(['handling', true])
  })

  it('has somebody sent at once by a rule, which is sure only when what it is and where it is are', () => {
    const sent = (place: string) => {
      const one = openedCase({ report: { matter: undefined, description: '垃圾成堆', place } })
      one.report(callTaker, 'contact', { outcome: 'accepted', matter: 'exposed-rubbish' })
      return [one.at(), one.case.lead]
    }
    expect(sent('国定路555弄')).toEqual(['handling', 'chengguan'])
    for (const unsure of ['某处', '政通路', '国定路555弄对面', '国定露555弄'])
      expect(sent(unsure), unsure).toEqual(['dispatch', undefined])
  })

  it('says what it is after looking on site, too, and nothing that the pack does not know', () => {
    const one = openedCase({ report: { channel: 'patrol', matter: undefined, description: '垃圾成堆' } })
    const before = one.state()
    const unknown = { outcome: 'accepted', matter: 'no-such' } as const
    expect(refusalOf(() => one.report(inspectorIn('g1'), 'verify', unknown))).toBe('matter-unknown')
    expect(one.state()).toEqual(before)
    one.report(inspectorIn('g1'), 'verify', { outcome: 'accepted', matter: 'illegal-structure' })
    expect(one.case).toMatchObject({ matter: 'illegal-structure', filedBy: inspectorIn('g1').id })
  })

  it('corrects whoever filed it before, which counts against that one, and is what reports that join find', () => {
    const one = openedCase({ report: { matter: 'exposed-rubbish', place: '国定路555弄' } })
    one.report(callTaker, 'contact', { outcome: 'accepted', matter: 'illegal-structure' })
    expect(one.case.corrections).toBe(1)
    one.join()
    expect(one.case.matter).toBe('illegal-structure')
  })
})

describe('A complex case', () => {
  const accepted = (ladder: readonly unknown[]) => {
    const one = openedCase({ pack: pack.parse({ ...PACK, policy: { ...PACK.policy, ladder } }) })
    one.join()
    one.report(callTaker, 'contact', { outcome: 'accepted' })
    return one
  }

  it('is one by policy when its matter’s route names so many parties, or so many report it', () => {
    const byParties = accepted([{ rule: 'wide', when: { on: 'accepted', parties: 2 }, to: 'street' }])
    expect(byParties.at()).toBe('leader')
    expect(byParties.case).toMatchObject({ whose: 'complex', step: 'street' })
    expect(byParties.case.referrals).toMatchObject([{ rule: 'wide', facts: { parties: 2, reports: 2 } }])
    const byReports = accepted([{ rule: 'many', when: { on: 'accepted', reports: 2 } }])
    expect(byReports.rules()).toEqual(['many'])
    expect(accepted([{ rule: 'more', when: { on: 'accepted', parties: 2, reports: 3 } }]).at()).toBe(
      'dispatch',
    )
  })
})
