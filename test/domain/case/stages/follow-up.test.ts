import { describe, expect, it } from 'vitest'
import { decide } from '#domain/case/decide.ts'
import { duplicateKey } from '#domain/case/record/duplicate-key.ts'
import { joinCase, withdrawReport } from '#domain/report/join.ts'
import {
  callTaker,
  centreHead,
  dispatcher,
  handlerOf,
  inspector,
  leader,
  system,
} from '#test/support/actors.ts'
import { type CaseHarness, local, openedCase, refusalOf, triagedAs } from '#test/support/case-harness.ts'
import {
  archived,
  goHome,
  inFollowUp,
  inReinspection,
  untilTheCall,
  withLeader,
} from '#test/support/case-ways.ts'
import { applyChanges, Conflict } from '#test/support/case-world.ts'

const note = '希望长效治理'
const called = (reportId: string, solved: boolean) =>
  ({ outcome: 'called', reportId, solved, satisfied: solved ? 'satisfied' : 'dissatisfied', note }) as const
const unreachable = (reportId: string) => ({ outcome: 'unreachable', reportId }) as const

/** The case as a further report of the same meets it. */
const duplicateOf = (one: CaseHarness) =>
  ({ caseId: one.caseId, key: duplicateKey(one.case, one.pack), how: 'duplicate' }) as const

/** Several reporters, all joined before the check. */
function ofSeveral(count: number): CaseHarness {
  const one = inReinspection()
  for (let n = 1; n < count; n += 1) one.join()
  one.report(inspector, 'reinspect', { outcome: 'passed', note })
  return untilTheCall(one)
}

/** From the leader's desk back to the call. */
function roundAgain(one: CaseHarness): void {
  one.report(leader, 'decide', { outcome: 'assigned', lead: 'guanliban', cooperating: [] })
  one.report(handlerOf('guanliban'), 'handle', { outcome: 'done', note, head: '负责人到场' })
  one.report(inspector, 'reinspect', { outcome: 'passed', note })
  untilTheCall(one)
}

describe('One call', () => {
  /** A case with two reports of one number and one of another. */
  function ofTwoPeople() {
    const one = inReinspection({ report: { reporter: { phone: '13800000000' } } })
    const ids = [one.join({ reporter: { phone: '13800000000' } }), one.join()] as const
    one.report(inspector, 'reinspect', { outcome: 'passed', note })
    return { one: untilTheCall(one), again: ids[0], stranger: ids[1] }
  }
  const callBacks = (one: CaseHarness, id: string) => one.world.reports.get(id)?.callBacks

  it('is for all reports of the same number, each with its own record; others are called apart', () => {
    const { one, again, stranger } = ofTwoPeople()
    one.report(callTaker, 'follow-up', called(again, true))
    expect(one.case.called).toEqual({ settled: 2, unsolved: 0 })
    expect([callBacks(one, 'r-1')?.length, callBacks(one, again)?.length]).toEqual([1, 1])
    expect(callBacks(one, stranger)).toEqual([])
    expect(refusalOf(() => one.report(callTaker, 'follow-up', called('r-1', true)))).toBe('already-called')
    one.report(callTaker, 'follow-up', called(stranger, true))
    expect(one.at()).toBe('archived')
  })

  it('in which somebody says unsolved is one round of discontent, not one for each of the receipts', () => {
    const { one, again } = ofTwoPeople()
    one.report(callTaker, 'follow-up', called(again, false))
    expect(one.case).toMatchObject({ notContent: 1, called: { settled: 2, unsolved: 2 } })
    expect(one.at()).toBe('leader')
  })

  it('in vain is an attempt for all of them', () => {
    const { one, again } = ofTwoPeople()
    one.report(callTaker, 'follow-up', unreachable(again))
    expect(one.world.reports.get(again)?.attempts).toEqual(one.world.reports.get('r-1')?.attempts)
    expect(one.world.reports.get(again)?.attempts).toHaveLength(1)
  })
})

describe('Call the reporter back', () => {
  it('calls from the opening of the next working day, with two working days from then', () => {
    const one = inFollowUp({ now: local('2021-01-29 14:00') })
    expect(one.task('follow-up')).toMatchObject({
      notBefore: local('2021-02-01 09:00'),
      dueAt: local('2021-02-03 17:30'),
      assignee: { kind: 'role', role: 'call-taker' },
    })
    one.now = local('2021-02-01 08:59')
    expect(refusalOf(() => one.report(callTaker, 'follow-up', called('r-1', true)))).toBe('not-yet')
    one.now = local('2021-02-01 09:00')
    one.report(callTaker, 'follow-up', called('r-1', true))
    expect(one.at()).toBe('archived')
  })

  it('keeps what each reporter said with the report', () => {
    const one = archived()
    expect(one.world.reports.get('r-1')?.callBacks).toMatchObject([
      { round: 1, by: 'u-call-taker', result: { reached: true, solved: true, satisfied: 'satisfied' } },
    ])
    expect(one.case).toMatchObject({ ending: 'archived', called: { settled: 1, unsolved: 0 } })
  })

  it('watches the place of an archived case for as long as the policy says, and gives the key back', () => {
    const one = archived()
    const { watchUntil } = one.told('case-archived')[0] ?? {}
    expect(one.case).toMatchObject({ watchUntil })
    expect(Date.parse(watchUntil ?? '') - Date.parse(one.now)).toBe(180 * 86_400_000)
    expect(one.world.keys.size).toBe(0)
  })

  it('is over when every reporter was called', () => {
    const one = ofSeveral(3)
    one.report(callTaker, 'follow-up', called('r-1', true))
    one.report(callTaker, 'follow-up', called('r-2', true))
    expect(one.at()).toBe('follow-up')
    expect(refusalOf(() => one.report(callTaker, 'follow-up', called('r-1', true)))).toBe('already-called')
    expect(refusalOf(() => one.report(callTaker, 'follow-up', unreachable('r-1')))).toBe('already-called')
    one.report(callTaker, 'follow-up', called('r-3', true))
    expect(one.at()).toBe('archived')
  })

  it('counts a reporter as unreachable after three attempts at different hours, each by itself', () => {
    const one = ofSeveral(2)
    for (const hour of ['09', '09', '10', '11']) {
      one.now = local(`2021-01-19 ${hour}:30`)
      one.report(callTaker, 'follow-up', unreachable('r-1'))
    }
    expect(one.world.reports.get('r-1')?.callBacks).toMatchObject([{ result: { reached: false } }])
    expect(one.at()).toBe('follow-up')
    one.report(callTaker, 'follow-up', unreachable('r-2'))
    expect(one.at()).toBe('follow-up')
    one.report(callTaker, 'follow-up', called('r-2', true))
    expect(one.at()).toBe('archived')
  })

  it('is settled at once where nobody can be called', () => {
    const one = openedCase({ report: { channel: 'patrol', matter: 'exposed-rubbish' } })
    one.report(inspector, 'verify', { outcome: 'accepted' })
    one.report(handlerOf('chengguan'), 'handle', { outcome: 'done', note })
    one.report(inspector, 'reinspect', { outcome: 'passed', note })
    expect(one.at()).toBe('archived')
    expect(one.told('task-sent').map(({ kind }) => kind)).not.toContain('follow-up')
  })

  it('takes no report any more once it is settled: what comes then opens a case of its own', () => {
    const one = untilTheCall(inFollowUp())
    one.attempt(callTaker, one.recordCommand(one.task('follow-up').taskId, called('r-1', true)))
    expect(one.case).toMatchObject({ status: 'open', position: { at: 'leaving', outcome: 'settled' } })
    expect(one.world.keys.size).toBe(0)
    expect(() => one.join()).toThrow(Conflict)
    // Another case holds the key by now; what is archived leaves it alone.
    const key = duplicateKey(one.case, one.pack)
    one.world.keys.set(key, 'c-2')
    one.runMachine()
    expect(one.at()).toBe('archived')
    expect(one.world.keys.get(key)).toBe('c-2')
  })

  it('is not settled by the last call while a report joins that nobody has looked at', () => {
    const one = untilTheCall(inFollowUp())
    const report = one.submit({ channel: 'patrol' })
    const rules = { pack: one.pack, calendar: one.context(system).calendar }
    applyChanges(
      one.world,
      joinCase(report, triagedAs(), duplicateOf(one), rules, {
        ...one.context(system),
        actor: 'system',
        jurisdiction: one.case.jurisdiction,
      }),
    )
    one.report(callTaker, 'follow-up', called('r-1', true))
    expect(one.at()).toBe('leader')
    expect(one.rules()).toContain('reported-after-check')
    expect(one.world.keys.size).toBe(1)
  })

  it('takes no call about a report of another case', () => {
    const one = ofSeveral(1)
    one.submit()
    expect(refusalOf(() => one.report(callTaker, 'follow-up', called('r-2', true)))).toBe('report-unknown')
    expect(refusalOf(() => one.report(callTaker, 'follow-up', called('r-9', true)))).toBe('report-unknown')
  })

  it('is a call-taker’s', () => {
    const one = ofSeveral(1)
    for (const who of [dispatcher, inspector, leader, handlerOf('chengguan')])
      expect(refusalOf(() => one.report(who, 'follow-up', called('r-1', true)))).toBe('not-permitted')
  })
})

describe('A reporter who is not content', () => {
  it('brings the case to its leader for another round, whoever else has not been called', () => {
    const one = ofSeveral(2)
    one.report(callTaker, 'follow-up', called('r-1', false))
    expect(one.at()).toBe('leader')
    expect(one.case).toMatchObject({ round: 2 })
    expect(one.rules()).toEqual(['not-content'])
  })

  it('has the heads of the units take part from then on, by the limit of handling it again', () => {
    const one = ofSeveral(1)
    one.report(callTaker, 'follow-up', called('r-1', false))
    const started = one.now
    one.report(leader, 'decide', { outcome: 'assigned', lead: 'chengguan', cooperating: [] })
    expect(one.task('handle')).toMatchObject({
      withHead: true,
      deadline: { terms: { limit: { amount: 3, unit: 'working-day' }, start: started } },
    })
    const squad = handlerOf('chengguan')
    expect(refusalOf(() => one.report(squad, 'handle', { outcome: 'done', note: '已办' }))).toBe(
      'head-takes-part',
    )
    one.report(squad, 'handle', { outcome: 'done', note: '已办', head: '中队长到场督办' })
    expect(one.at()).toBe('reinspection')
    expect([...one.world.texts.values()]).toContain('中队长到场督办')
    expect(JSON.stringify(one.events())).not.toContain('中队长')
  })

  it('is asked again in the next round', () => {
    const one = ofSeveral(1)
    one.report(callTaker, 'follow-up', called('r-1', false))
    roundAgain(one)
    one.report(callTaker, 'follow-up', called('r-1', true))
    expect(one.at()).toBe('archived')
    expect(one.world.reports.get('r-1')?.callBacks.map(({ round }) => round)).toEqual([1, 2])
  })

  it('in the last round leaves it to the centre’s head, when all have been called', () => {
    const one = ofSeveral(2)
    one.report(callTaker, 'follow-up', called('r-1', false))
    roundAgain(one)
    const terminate = { action: 'terminate', grounds: 'further-remedy-told', note } as const
    expect(refusalOf(() => one.act(centreHead, terminate))).toBe('rounds-left')
    one.report(callTaker, 'follow-up', called('r-1', false))
    expect(one.at()).toBe('follow-up')
    one.report(callTaker, 'follow-up', called('r-2', true))
    expect(one.task('follow-up').assignee).toEqual({ kind: 'role', role: 'centre-head' })
    expect(refusalOf(() => one.act(dispatcher, terminate))).toBe('not-permitted')
    one.act(centreHead, terminate)
    expect(one.at()).toBe('archived')
    expect(one.told('case-terminated')).toMatchObject([{ grounds: 'further-remedy-told' }])
  })

  it('is never ended by the head while the policy has rounds left', () => {
    const one = ofSeveral(1)
    expect(
      refusalOf(() => one.act(centreHead, { action: 'terminate', grounds: 'demand-unlawful', note })),
    ).toBe('rounds-left')
    expect(
      refusalOf(() =>
        inReinspection().act(centreHead, { action: 'terminate', grounds: 'demand-unlawful', note }),
      ),
    ).toBe('wrong-stage')
  })
})

describe('Reports that come and go', () => {
  it('annul the check when they join after it: the case goes to its leader', () => {
    const one = ofSeveral(1)
    one.join()
    expect(one.at()).toBe('leader')
    expect(one.rules()).toEqual(['reported-after-check'])
    expect(one.case.round).toBe(2)
  })

  it('annul the check also when they joined while the machine closed the case', () => {
    const one = openedCase({ machine: false, report: { matter: 'exposed-rubbish' } })
    one.runMachine()
    one.report(callTaker, 'contact', { outcome: 'accepted' })
    one.runMachine()
    one.report(handlerOf('chengguan'), 'handle', { outcome: 'done', note })
    one.runMachine()
    one.report(inspector, 'reinspect', { outcome: 'passed', note })
    expect(one.at()).toBe('leaving')
    one.join()
    expect(one.case.joinsSeen).toBe(0)
    one.runMachine()
    expect(one.told('stage-resolved').at(-1)).toMatchObject({ stage: 'follow-up', outcome: 'unsolved' })
    expect(one.at()).toBe('leader')
    expect(one.told('task-sent').map(({ kind }) => kind)).not.toContain('follow-up')
  })

  it('annul the check before the follow-up settles itself where nobody is to be called', () => {
    const one = openedCase({ report: { channel: 'patrol', matter: 'exposed-rubbish' } })
    one.report(inspector, 'verify', { outcome: 'accepted' })
    one.report(handlerOf('chengguan'), 'handle', { outcome: 'done', note })
    one.attempt(inspector, one.recordCommand(one.task('reinspect').taskId, { outcome: 'passed', note }))
    one.join({ channel: 'patrol' })
    expect(one.at()).toBe('leader')
    expect(one.rules()).toEqual(['reported-after-check'])
  })

  it('make a parked case worse also when they joined on its way there', () => {
    const one = withLeader()
    one.report(leader, 'decide', {
      outcome: 'park',
      reviewAt: local('2021-03-01 09:00'),
      note,
      endsWhen: '经费到位',
      publicWords: '已列入计划',
    })
    const { number = 0 } = one.case.proposal ?? {}
    one.attempt(centreHead, { type: 'act', action: { action: 'countersign', proposal: number } })
    one.join()
    expect(one.at()).toBe('leader')
    expect(one.told('stage-resolved').at(-1)).toMatchObject({ stage: 'parked', outcome: 'worse' })
  })

  it('are new facts for the open tasks before the check', () => {
    const one = inReinspection()
    const { taskId } = one.task('reinspect')
    one.join()
    expect(one.told('case-supplemented')).toEqual([{ joined: 1 }])
    expect(one.task('reinspect').taskId).toBe(taskId)
    expect(one.case.joinsSeen).toBe(1)
  })

  it('end the case when the last one is withdrawn', () => {
    const one = inReinspection()
    const other = one.join()
    one.withdraw('r-1')
    expect(one.at()).toBe('reinspection')
    one.withdraw(other)
    expect(one.case).toMatchObject({ ending: 'ended', reference: 'withdrawn' })
    expect(one.world.keys.size).toBe(0)
  })

  it('end the case only while it is so: one that joins at that moment has it decided anew', () => {
    const one = inReinspection()
    const report = one.world.reports.get('r-1')
    if (report?.status !== 'joined') throw new Error('It stands.')
    applyChanges(
      one.world,
      withdrawReport(report, { ...one.context(system), actor: 'reporter', jurisdiction: 'wujiaochang' }),
    )
    const ending = decide(one.state(), { type: 'see-reports' }, one.context(system))
    if (!ending.ok) throw new Error('It was refused.')
    const further = one.submit({ channel: 'patrol' })
    applyChanges(
      one.world,
      joinCase(further, triagedAs(), duplicateOf(one), one.context(system), {
        ...one.context(system),
        actor: 'system',
        jurisdiction: 'wujiaochang',
      }),
    )
    expect(() => applyChanges(one.world, ending.value)).toThrow(Conflict)
    one.command(system, { type: 'see-reports' })
    expect(one.at()).toBe('reinspection')
  })

  it('do not end what the centre found itself', () => {
    const one = openedCase({ report: { channel: 'patrol', matter: 'exposed-rubbish' } })
    const joined = one.join({ channel: 'hotline' })
    one.withdraw(joined)
    one.withdraw('r-1')
    expect(one.at()).toBe('confirm')
    goHome(one)
    expect(one.at()).toBe('archived')
  })

  it.each(['patrol', 'sensor'] as const)(
    'let the case go on without reporters when a %s found the same later',
    (channel) => {
      const one = inReinspection()
      one.join({ channel })
      one.withdraw('r-1')
      expect(one.at()).toBe('reinspection')
      expect(one.case.foundByCentre).toBe(true)
      goHome(one)
      expect(one.at()).toBe('archived')
    },
  )

  it('are found by the centre also when the finding is taken back', () => {
    const one = inReinspection()
    const found = one.join({ channel: 'patrol' })
    one.withdraw(found)
    one.withdraw('r-1')
    expect(one.at()).toBe('reinspection')
  })

  it('do not count as called when they leave: who stands is still to be called', () => {
    const one = ofSeveral(2)
    one.report(callTaker, 'follow-up', called('r-1', true))
    one.withdraw('r-1')
    expect(one.at()).toBe('follow-up')
    expect(one.case.called).toEqual({ settled: 0, unsolved: 0 })
    one.report(callTaker, 'follow-up', called('r-2', true))
    expect(one.at()).toBe('archived')
  })

  it('do not count as called in vain either, nor for calls of an earlier round', () => {
    const one = ofSeveral(3)
    one.report(callTaker, 'follow-up', called('r-1', false))
    roundAgain(one)
    const day = one.now.slice(0, 10)
    for (const hour of ['01', '02', '03']) {
      one.now = `${day}T${hour}:30:00.000Z`
      one.report(callTaker, 'follow-up', unreachable('r-2'))
    }
    expect(one.case.called).toEqual({ settled: 1, unsolved: 0 })
    one.withdraw('r-1')
    one.withdraw('r-2')
    expect(one.at()).toBe('follow-up')
    expect(one.case.called).toEqual({ settled: 0, unsolved: 0 })
    one.report(callTaker, 'follow-up', called('r-3', true))
    expect(one.at()).toBe('archived')
  })

  it('leave nothing to end for the centre’s head when the one who said unsolved takes the report back', () => {
    const one = ofSeveral(2)
    one.report(callTaker, 'follow-up', called('r-1', false))
    roundAgain(one)
    one.report(callTaker, 'follow-up', called('r-1', false))
    one.report(callTaker, 'follow-up', called('r-2', true))
    expect(one.task('follow-up').assignee).toEqual({ kind: 'role', role: 'centre-head' })
    one.withdraw('r-1')
    expect(one.at()).toBe('archived')
    expect(one.told('case-terminated')).toEqual([])
  })

  it('are not called when nobody stands behind them', () => {
    const one = inReinspection()
    const found = one.join({ channel: 'patrol' })
    one.report(inspector, 'reinspect', { outcome: 'passed', note })
    untilTheCall(one)
    expect(refusalOf(() => one.report(callTaker, 'follow-up', called(found, true)))).toBe('report-unknown')
    one.report(callTaker, 'follow-up', called('r-1', true))
    expect(one.at()).toBe('archived')
  })

  it('settle the follow-up when the one who was not called yet takes the report back', () => {
    const one = ofSeveral(2)
    one.report(callTaker, 'follow-up', called('r-1', true))
    one.withdraw('r-2')
    expect(one.at()).toBe('archived')
  })

  it('leave the follow-up open while somebody is still to be called', () => {
    const one = ofSeveral(2)
    one.withdraw('r-2')
    expect(one.at()).toBe('follow-up')
    one.report(callTaker, 'follow-up', called('r-1', true))
    expect(one.at()).toBe('archived')
  })
})

describe('A case referred out of its follow-up begins a round of its own and can still come home', () => {
  it.each<[string, (one: CaseHarness) => void]>([
    ['by hand', (one) => void one.act(dispatcher, { action: 'refer', note })],
    ['because the calls were overdue for long', (one) => one.wait(24 * 14)],
    ['because so many report it', (one) => one.join()],
  ])('%s', (_how, refer) => {
    const one = ofSeveral(20)
    one.report(callTaker, 'follow-up', called('r-1', true))
    refer(one)
    expect(one.at()).toBe('leader')
    expect(one.case).toMatchObject({ round: 2 })
    expect(one.case.closure).toBeUndefined()
    goHome(one)
    expect(one.at()).toBe('archived')
    expect(one.world.reports.get('r-1')?.callBacks).toMatchObject([{ round: 1 }, { round: 2 }])
  })
})
