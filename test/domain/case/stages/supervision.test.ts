import { describe, expect, it } from 'vitest'
import {
  callTaker,
  centreHead,
  dispatcher,
  inspector,
  leader,
  otherHead,
  shiftLeader,
  supervisor,
} from '#test/support/actors.ts'
import { type CaseHarness, local, openedCase, refusalOf } from '#test/support/case-harness.ts'
import {
  archived,
  inFollowUp,
  inHandling,
  proposed,
  untilTheCall,
  withLeader,
} from '#test/support/case-ways.ts'

const note = '情况说明'
const supervise = (one: CaseHarness): CaseHarness => {
  one.act(supervisor, { action: 'supervise', note })
  return one
}
/** The district is asked for its consent to something, and answers. */
function consent(one: CaseHarness, to: 'park' | 'end' | 'transfer' | 'reject' | 'close', given = true): void {
  one.act(centreHead, { action: 'ask-consent', to, note })
  one.report(supervisor, 'consent', { outcome: given ? 'given' : 'refused', note })
}
const call = (one: CaseHarness, solved = true) =>
  one.report(callTaker, 'follow-up', { outcome: 'called', reportId: 'r-1', solved, satisfied: 'not-said' })

describe('Supervision by the district', () => {
  it('marks the case and every task of it, with a report back by the limit of the policy', () => {
    const one = supervise(inHandling())
    expect(one.case.supervision).toMatchObject({ since: one.now, by: supervisor.id })
    expect(one.task('report-back')).toMatchObject({
      assignee: { kind: 'role', role: 'centre-head' },
      dueAt: local('2021-01-21 17:30'),
    })
    expect(one.state().tasks.map(({ supervised }) => supervised)).toEqual([true, true])
    one.act(dispatcher, { action: 'refer', note })
    expect(one.task('decide').supervised).toBe(true)
    expect(one.open()).toEqual(['decide', 'report-back'])
  })

  it('takes a date of the district in place of the policy’s limit', () => {
    const one = inHandling()
    one.act(supervisor, { action: 'supervise', note, until: local('2021-01-19 12:00') })
    expect(one.task('report-back').dueAt).toBe(local('2021-01-19 12:00'))
  })

  it('warns of the report back and urges it, and refers nothing for it', () => {
    const one = supervise(inHandling())
    const { taskId } = one.task('report-back')
    one.waitUntil(local('2021-01-28 17:00'))
    expect(one.told('task-warned').filter((warned) => warned.taskId === taskId)).toHaveLength(2)
    expect(one.task('report-back')).toMatchObject({ urged: 1, overdueSince: local('2021-01-21 17:30') })
    expect(one.task('report-back')).not.toHaveProperty('referAt')
    expect(one.at()).toBe('handling')
  })

  it('is reported back on by the centre’s head alone, and goes on until the district lifts it', () => {
    const one = supervise(inHandling())
    const reported = { outcome: 'reported', note } as const
    for (const who of [shiftLeader, leader, supervisor])
      expect(refusalOf(() => one.report(who, 'report-back', reported))).toBe('not-permitted')
    one.report(centreHead, 'report-back', reported)
    expect(one.case.supervision).toMatchObject({ reportedBackAt: one.now })
    one.act(supervisor, { action: 'lift-supervision', note })
    expect(one.case.supervision).toBeUndefined()
    expect(one.task('handle')).not.toHaveProperty('supervised')
    one.act(supervisor, { action: 'supervise', note })
    expect(one.told('supervision-begun')).toHaveLength(2)
  })

  it('is the district’s to begin and to lift, one at a time', () => {
    const one = inHandling()
    expect(refusalOf(() => one.act(centreHead, { action: 'supervise', note }))).toBe('not-permitted')
    expect(refusalOf(() => one.act(supervisor, { action: 'lift-supervision', note }))).toBe('no-supervision')
    expect(
      refusalOf(() => one.act(supervisor, { action: 'supervise', note, until: local('2021-01-18 08:00') })),
    ).toBe('date-past')
    expect(refusalOf(() => one.act(centreHead, { action: 'ask-consent', to: 'end', note }))).toBe(
      'no-supervision',
    )
    supervise(one)
    expect(refusalOf(() => one.act(centreHead, { action: 'ask-consent', to: 'end', note }))).toBe(
      'no-proposal',
    )
    expect(refusalOf(() => supervise(one))).toBe('supervision-standing')
    expect(refusalOf(() => one.act(centreHead, { action: 'lift-supervision', note }))).toBe('not-permitted')
  })

  it('falls away with the end of the case', () => {
    const one = supervise(inHandling())
    consent(one, 'transfer')
    one.act(shiftLeader, { action: 'transfer', to: 'yinhang-street', note })
    expect(one.at()).toBe('transferred')
    expect(one.case.supervision).toBeUndefined()
    expect(one.told('supervision-lifted')).toMatchObject([{ with: 'case-ended' }])
  })
})

describe('Under supervision', () => {
  it('nothing is parked before the district consents, and its consent counts once', () => {
    const one = supervise(withLeader())
    const park = () =>
      one.report(leader, 'decide', {
        outcome: 'park',
        reviewAt: local('2021-03-01 09:00'),
        note,
        endsWhen: '经费到位',
        publicWords: '已列入计划',
      })
    park()
    expect(refusalOf(() => one.act(centreHead, { action: 'countersign', proposal: proposed(one) }))).toBe(
      'consent-needed',
    )
    expect(refusalOf(() => one.act(centreHead, { action: 'ask-consent', to: 'close', note }))).toBe(
      'wrong-stage',
    )
    consent(one, 'park', false)
    expect(refusalOf(() => one.act(centreHead, { action: 'countersign', proposal: proposed(one) }))).toBe(
      'consent-needed',
    )
    consent(one, 'park')
    one.act(centreHead, { action: 'countersign', proposal: proposed(one) })
    expect(one.at()).toBe('parked')

    one.report(callTaker, 'review', { outcome: 'worse', note })
    park()
    expect(refusalOf(() => one.act(centreHead, { action: 'countersign', proposal: proposed(one) }))).toBe(
      'consent-needed',
    )
    one.act(centreHead, { action: 'refuse-proposal', proposal: proposed(one) })
    expect(one.at()).toBe('leader')
  })

  it('a consent is to what was proposed then: proposed otherwise, or refused by the head, it is asked for again', () => {
    const one = supervise(withLeader())
    const propose = (day: string) =>
      one.report(leader, 'decide', {
        outcome: 'park',
        reviewAt: local(`${day} 09:00`),
        note,
        endsWhen: '经费到位',
        publicWords: '已列入计划',
      })
    const countersign = () =>
      refusalOf(() => one.act(centreHead, { action: 'countersign', proposal: proposed(one) }))
    propose('2021-03-01')
    consent(one, 'park')
    propose('2024-03-01')
    expect(countersign()).toBe('consent-needed')
    consent(one, 'park')
    one.act(centreHead, { action: 'refuse-proposal', proposal: proposed(one) })
    propose('2025-03-01')
    expect(countersign()).toBe('consent-needed')

    one.act(centreHead, { action: 'ask-consent', to: 'park', note })
    const { taskId } = one.task('consent')
    propose('2025-06-01')
    expect(refusalOf(() => one.reportOn(supervisor, taskId, { outcome: 'given', note }))).toBe('task-settled')
    expect(countersign()).toBe('consent-needed')

    const end = (ground: 'litigation' | 'petition') => ({ action: 'end', ground, note }) as const
    one.act(centreHead, end('litigation'))
    consent(one, 'end')
    one.act(centreHead, end('petition'))
    const second = () => one.act(otherHead, { ...end('petition'), proposal: proposed(one) })
    expect(refusalOf(second)).toBe('consent-needed')
  })

  it('nothing is rejected, merged or ended before the district consents', () => {
    const one = supervise(openedCase())
    const reject = { outcome: 'rejected', reason: 'malicious', note } as const
    expect(refusalOf(() => one.report(callTaker, 'contact', reject))).toBe('consent-needed')
    expect(refusalOf(() => one.act(shiftLeader, { action: 'transfer', to: 'yinhang-street', note }))).toBe(
      'consent-needed',
    )
    expect(
      refusalOf(() => one.act(dispatcher, { action: 'merge', into: 'c-2' }, { ...one.case, caseId: 'c-2' })),
    ).toBe('consent-needed')
    const end = { action: 'end', ground: 'litigation', note } as const
    one.act(centreHead, end)
    const second = { ...end, proposal: proposed(one) }
    expect(refusalOf(() => one.act(otherHead, second))).toBe('consent-needed')
    consent(one, 'end')
    one.act(otherHead, second)
    expect(one.at()).toBe('ended')
  })

  it('a case whose last report is withdrawn goes on as the centre’s own find', () => {
    const one = supervise(inHandling())
    one.withdraw('r-1')
    expect(one.at()).toBe('handling')
    expect(one.case.foundByCentre).toBe(true)
  })

  it('closing waits after the call back, and is archived when the district consents', () => {
    const one = supervise(untilTheCall(inFollowUp()))
    call(one)
    expect(one.at()).toBe('follow-up')
    expect(one.task('consent')).toMatchObject({
      consentTo: 'close',
      assignee: { kind: 'role', role: 'supervisor' },
    })
    expect(refusalOf(() => one.report(centreHead, 'consent', { outcome: 'given', note }))).toBe(
      'not-permitted',
    )
    one.report(supervisor, 'consent', { outcome: 'given', note })
    expect(one.at()).toBe('archived')
    expect(one.state().tasks).toEqual([])
  })

  it('closing to which the district does not consent takes the case to its leader', () => {
    const one = supervise(untilTheCall(inFollowUp()))
    call(one)
    one.report(supervisor, 'consent', { outcome: 'refused', note })
    expect(one.at()).toBe('leader')
    expect(one.case).toMatchObject({ round: 2, referrals: [{ rule: 'consent-refused' }] })
    expect(one.case.supervision).toBeDefined()
  })

  it('a closing that waits goes on when the supervision is lifted', () => {
    const one = supervise(untilTheCall(inFollowUp()))
    call(one)
    one.act(supervisor, { action: 'lift-supervision', note })
    expect(one.at()).toBe('archived')
  })

  it('the head ends a follow-up only when the district consents to closing', () => {
    const one = untilTheCall(inFollowUp())
    call(one, false)
    one.report(leader, 'decide', { outcome: 'assigned', lead: 'chengguan', cooperating: [] })
    const done = { outcome: 'done', note, head: '负责人到场' } as const
    one.report({ ...inspector, party: 'chengguan', roles: ['handler'] }, 'handle', done)
    one.report(inspector, 'reinspect', { outcome: 'passed', note })
    untilTheCall(one)
    call(one, false)
    supervise(one)
    const terminate = { action: 'terminate', grounds: 'policy-exhausted', publicWords: note, note } as const
    expect(refusalOf(() => one.act(centreHead, terminate))).toBe('consent-needed')
    consent(one, 'close')
    expect(one.at()).toBe('follow-up')
    one.act(centreHead, terminate)
    expect(one.at()).toBe('archived')
  })

  it('the desk of the district waits for as long as it likes: nothing is referred for it', () => {
    const one = supervise(untilTheCall(inFollowUp()))
    call(one)
    one.wait(24 * 60)
    expect(one.at()).toBe('follow-up')
    expect(one.task('consent').urged).toBe(1)
  })

  it('cannot be begun once the case has ended', () => {
    expect(refusalOf(() => supervise(archived()))).toBe('case-ended')
  })
})
