import { describe, expect, it } from 'vitest'
import { duplicateKey } from '#domain/case/record/duplicate-key.ts'
import { joinCase } from '#domain/report/join.ts'
import {
  callTaker,
  centreHead,
  dispatcher,
  handlerOf,
  inspector,
  leader,
  supervisor,
  system,
} from '#test/support/actors.ts'
import { type CaseHarness, local, openedCase, refusalOf, triagedAs } from '#test/support/case-harness.ts'
import { archived, goHome, inFollowUp, inReinspection, untilTheCall } from '#test/support/case-ways.ts'
import { applyChanges, Conflict } from '#test/support/case-world.ts'
import { called, duplicateOf, note, ofSeveral, roundAgain, unreachable } from '#test/support/follow-up.ts'

/** A report joins, and the case has not taken notice of it yet. */
function joinUnseen(one: CaseHarness): void {
  const rules = { pack: one.pack, calendar: one.context(system).calendar }
  const recording = { ...one.context(system), actor: 'system', jurisdiction: one.case.jurisdiction }
  const report = one.submit({ channel: 'patrol' })
  applyChanges(one.world, joinCase(report, triagedAs(), duplicateOf(one), rules, recording))
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
    joinUnseen(one)
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
    const terminate = {
      action: 'terminate',
      grounds: 'further-remedy-told',
      publicWords: note,
      note,
    } as const
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
      refusalOf(() =>
        one.act(centreHead, { action: 'terminate', grounds: 'demand-unlawful', publicWords: note, note }),
      ),
    ).toBe('rounds-left')
    expect(
      refusalOf(() =>
        inReinspection().act(centreHead, {
          action: 'terminate',
          grounds: 'demand-unlawful',
          publicWords: note,
          note,
        }),
      ),
    ).toBe('wrong-stage')
  })
})

describe('What is applied for, of an order of another authority (不再重复办理)', () => {
  it('is not what ends a case that a report has joined meanwhile: it is taken up again, though it was granted', () => {
    const source = { system: 'district.12345', reference: 'GD-1' }
    const one = inReinspection({ report: { channel: 'district', source } })
    one.report(inspector, 'reinspect', { outcome: 'passed', note })
    untilTheCall(one).report(callTaker, 'follow-up', called('r-1', false))
    roundAgain(one)
    one.report(callTaker, 'follow-up', called('r-1', false))
    one.act(centreHead, { action: 'terminate', grounds: 'policy-exhausted', publicWords: '已两次核查', note })
    joinUnseen(one)
    one.report(supervisor, 'consent', { outcome: 'given', note })
    expect(one.at()).toBe('leader')
    expect(one.rules()).toContain('reported-after-check')
    expect(one.told('case-terminated')).toEqual([])
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
