import { describe, expect, it } from 'vitest'
import { duplicateKey } from '#domain/case/record/duplicate-key.ts'
import { enterAt } from '#domain/case/stages/path.ts'
import {
  callTaker,
  centreHead,
  dispatcher,
  handlerOf,
  inspector,
  leader,
  operator,
  shiftLeader,
  system,
} from '#test/support/actors.ts'
import { type CaseHarness, openedCase, PACK, refusalOf } from '#test/support/case-harness.ts'
import {
  goHome,
  inFollowUp,
  inHandling,
  inJointHandling,
  inReinspection,
  proposed,
  untilTheCall,
  withLeader,
} from '#test/support/case-ways.ts'

const note = '照此办理'
const open = (
  one: CaseHarness,
  run: number,
  visit: number,
  stage: 'confirm' | 'dispatch' | 'handling' | 'leader',
) => one.command(system, { type: 'open-stage', run, visit, stage })

describe('Opening a stage', () => {
  it('makes no second set of tasks when it is tried again', () => {
    const one = openedCase({ machine: false })
    expect(open(one, 1, 1, 'confirm')).not.toEqual([])
    const before = one.state()
    expect(open(one, 1, 1, 'confirm')).toEqual([])
    expect(one.state()).toEqual(before)
  })

  it('that is resolved already leaves it resolved, to be answered', () => {
    const one = openedCase({ machine: false })
    open(one, 1, 1, 'confirm')
    one.report(callTaker, 'contact', { outcome: 'accepted' })
    expect(open(one, 1, 1, 'confirm')).toEqual([])
    expect(one.case.position).toMatchObject({ at: 'leaving', outcome: 'accepted', visit: 1 })
  })

  it('that ended the case is found resolved as well', () => {
    const one = openedCase({ machine: false })
    open(one, 1, 1, 'confirm')
    one.report(callTaker, 'contact', { outcome: 'rejected', reason: 'malicious', note })
    expect(open(one, 1, 1, 'confirm')).toEqual([])
    expect(refusalOf(() => open(one, 1, 2, 'dispatch'))).toBe('stale-run')
  })

  it('is refused for a visit that is over, a stage where the case is not, and a run that is over or never was', () => {
    const one = openedCase({ machine: false })
    expect(refusalOf(() => open(one, 1, 1, 'dispatch'))).toBe('machine-ahead')
    expect(refusalOf(() => open(one, 2, 1, 'confirm'))).toBe('machine-ahead')
    open(one, 1, 1, 'confirm')
    expect(refusalOf(() => open(one, 1, 2, 'dispatch'))).toBe('machine-ahead')
    one.report(callTaker, 'contact', { outcome: 'accepted' })
    expect(refusalOf(() => open(one, 1, 2, 'leader'))).toBe('machine-ahead')
    open(one, 1, 2, 'dispatch')
    expect(refusalOf(() => open(one, 1, 1, 'confirm'))).toBe('stale-visit')
    one.command(operator, { type: 'resume' })
    expect(refusalOf(() => open(one, 1, 2, 'dispatch'))).toBe('stale-run')
  })

  it('leaves people waiting while the case moves on', () => {
    const one = openedCase({ machine: false })
    expect(refusalOf(() => one.act(dispatcher, { action: 'refer', note }))).toBe('wrong-stage')
    expect(one.command(system, { type: 'see-reports' })).toEqual([])
  })
})

describe('Resuming', () => {
  it('takes over the visit that stands, with its tasks', () => {
    const one = inHandling({ lead: 'chengguan', cooperating: ['fangban'] })
    const before = one.state().tasks
    one.command(operator, { type: 'resume' })
    expect(one.case).toMatchObject({ run: 2, position: { at: 'in', stage: 'handling', run: 2, visit: 1 } })
    expect(one.state().tasks).toEqual(before.map((task) => ({ ...task, run: 2, visit: 1 })))
    expect(one.told('task-sent')).toHaveLength(4)
    goHome(one)
    expect(one.at()).toBe('archived')
  })

  it('enters at the next stage when the last one has its outcome', () => {
    const one = openedCase({ machine: false })
    open(one, 1, 1, 'confirm')
    one.report(callTaker, 'contact', { outcome: 'accepted' })
    one.command(operator, { type: 'resume' })
    expect(enterAt(one.case)).toBe('dispatch')
    open(one, 2, 1, 'dispatch')
    expect(one.case.position).toMatchObject({ at: 'in', run: 2, visit: 1, stage: 'dispatch' })
  })

  it('is told the outcome that was reported before the new run came', () => {
    const one = openedCase({ machine: false })
    open(one, 1, 1, 'confirm')
    one.command(operator, { type: 'resume' })
    one.report(callTaker, 'contact', { outcome: 'accepted' })
    open(one, 2, 1, 'confirm')
    expect(one.case.position).toMatchObject({ at: 'leaving', run: 2, visit: 1, outcome: 'accepted' })
    open(one, 2, 2, 'dispatch')
    expect(one.open()).toEqual(['dispatch'])
  })

  it('of a case that was never entered, or that was raised to the same stage, finds its way', () => {
    const fresh = openedCase({ machine: false })
    fresh.command(operator, { type: 'resume' })
    fresh.command(operator, { type: 'resume' })
    open(fresh, 3, 1, 'confirm')
    expect(fresh.open()).toEqual(['contact'])
    const raised = openedCase({ machine: false, report: { matter: 'cross-boundary' } })
    open(raised, 1, 1, 'confirm')
    raised.report(callTaker, 'contact', { outcome: 'accepted' })
    open(raised, 1, 2, 'leader')
    raised.act(leader, { action: 'refer', note })
    raised.command(operator, { type: 'resume' })
    raised.runMachine()
    expect(raised.open()).toEqual(['decide'])
    expect(raised.case.step).toBe('street')
  })

  it('is an operator’s, and never of a case that has ended', () => {
    const one = inHandling()
    expect(refusalOf(() => one.command(dispatcher, { type: 'resume' }))).toBe('not-permitted')
    one.act(shiftLeader, { action: 'end', ground: 'petition', note })
    one.act(centreHead, { action: 'end', ground: 'petition', note, proposal: proposed(one) })
    expect(refusalOf(() => one.command(operator, { type: 'resume' }))).toBe('case-ended')
  })

  it('clears the mark of a stalled case, which an older run cannot set', () => {
    const one = inHandling()
    const stalled = { type: 'mark-stalled', run: 1, error: 'States.Timeout' } as const
    one.command(system, stalled)
    expect(one.command(system, stalled)).toEqual([])
    expect(one.case.stalled).toEqual({ since: one.now, error: 'States.Timeout' })
    one.command(operator, { type: 'resume' })
    expect(one.case.stalled).toBeUndefined()
    expect(one.command(system, stalled)).toEqual([])
  })

  it('does not stop people meanwhile: a stalled case takes outcomes', () => {
    const one = inHandling()
    one.command(system, { type: 'mark-stalled', run: 1, error: 'Permanent' })
    one.report(handlerOf('chengguan'), 'handle', { outcome: 'done', note })
    expect(one.at()).toBe('reinspection')
  })
})

describe('The ways out that every human stage has', () => {
  const STAGES: [string, () => CaseHarness][] = [
    ['confirm', openedCase],
    ['handling', inHandling],
    ['reinspection', inReinspection],
    ['leader', withLeader],
    ['joint-handling', () => inJointHandling([{ item: 'a', party: 'wuye' }])],
  ]

  it.each(STAGES)('of %s: transfer and end keep their words apart and give the key back', (stage, made) => {
    for (const [action, ending, reference] of [
      [{ action: 'transfer', to: 'yinhang-street', note: '属殷行' }, 'transferred', 'yinhang-street'],
      [{ action: 'end', ground: 'litigation', note: '属殷行' }, 'ended', 'litigation'],
    ] as const) {
      const one = made()
      expect(one.at()).toBe(stage)
      if (action.action === 'end') one.act(shiftLeader, action)
      one.act(centreHead, action.action === 'end' ? { ...action, proposal: proposed(one) } : action)
      expect(one.case).toMatchObject({ status: 'ended', ending, reference })
      expect(one.state().tasks).toEqual([])
      expect(one.world.keys.size).toBe(0)
      expect(one.told('case-ended')).toMatchObject([{ ending, reference }])
      expect(JSON.stringify(one.events())).not.toContain('属殷行')
      expect(refusalOf(() => one.act(centreHead, action))).toBe('case-ended')
    }
  })

  it.each(STAGES.filter(([stage]) => stage !== 'leader'))(
    'of %s: refer leads to the leader',
    (_stage, made) => {
      const one = made()
      one.act(leader, { action: 'refer', note })
      expect(one.at()).toBe('leader')
      expect(one.rules().at(-1)).toBe('by-hand')
    },
  )

  it.each(STAGES)('of %s: merge ends it while the other case is open', (stage, made) => {
    // Until somebody is sent, whoever takes the calls may say that it is the same.
    const stranger = stage === 'confirm' || stage === 'dispatch' ? inspector : callTaker
    const one = made()
    const target = {
      ...withLeader().case,
      caseId: 'c-2',
      place: { key: 'songhu-3000', text: '淞沪路3000号', grid: 'g2' },
      sameBy: { by: 'nothing' } as const,
    }
    const into = { action: 'merge', into: 'c-2' } as const
    one.world.keys.set('wujiaochang|case|c-2', 'c-2')
    expect(refusalOf(() => one.act(stranger, into, target))).toBe('not-permitted')
    expect(refusalOf(() => one.act(dispatcher, { action: 'merge', into: 'c-1' }, target))).toBe('same-case')
    expect(refusalOf(() => one.act(dispatcher, into))).toBe('case-ended')
    expect(refusalOf(() => one.act(dispatcher, into, { ...target, jurisdiction: 'elsewhere' }))).toBe(
      'case-ended',
    )
    const changes = one.act(dispatcher, into, target)
    expect(changes).toContainEqual({
      kind: 'key-is-held',
      key: 'wujiaochang|case|c-2',
      caseId: 'c-2',
    })
    expect(one.case).toMatchObject({ ending: 'merged', reference: 'c-2' })
  })

  it('merges into nothing that is on its way to the archive, and annuls the check of what was checked', () => {
    const into = { action: 'merge', into: 'c-2' } as const
    const other = (of: CaseHarness) => ({
      ...of.case,
      caseId: 'c-2',
      place: { key: 'songhu-3000', text: '淞沪路3000号', grid: 'g2' },
      sameBy: { by: 'nothing' } as const,
    })
    const checked = inFollowUp()
    const merged = inHandling()
    merged.world.keys.set('wujiaochang|case|c-2', 'c-2')
    expect(merged.act(dispatcher, into, other(checked))).toContainEqual({
      kind: 'counters',
      caseId: 'c-2',
      standing: 0,
      joined: 1,
      found: 0,
    })
    untilTheCall(checked)
    const settled = { outcome: 'called', reportId: 'r-1', solved: true, satisfied: 'satisfied' } as const
    checked.attempt(callTaker, checked.recordCommand(checked.task('follow-up').taskId, settled))
    expect(refusalOf(() => inHandling().act(dispatcher, into, other(checked)))).toBe('case-ended')
  })

  it('merges into nothing that ended meanwhile', () => {
    const one = inHandling()
    const target = { ...inHandling().case, caseId: 'c-2' }
    expect(() => one.act(dispatcher, { action: 'merge', into: 'c-2' }, target)).toThrow('not held')
    expect(one.at()).toBe('handling')
  })

  it('are nobody’s who does not steer: a party refers nothing', () => {
    expect(refusalOf(() => inHandling().act(handlerOf('chengguan'), { action: 'refer', note }))).toBe(
      'not-permitted',
    )
  })
})

describe('Reopening', () => {
  const ended = (): CaseHarness => {
    const one = inReinspection()
    goHome(one)
    return one
  }

  it('takes an archived case up again with its leader, in a further run and round', () => {
    const one = ended()
    one.act(centreHead, { action: 'reopen', note: '复发' })
    expect(one.at()).toBe('leader')
    expect(one.case).toMatchObject({ status: 'open', run: 2, round: 2, referred: true })
    expect(one.case).not.toHaveProperty('watchUntil')
    expect(one.rules()).toEqual(['closure-found-wrong'])
    expect([...one.world.keys.values()]).toEqual(['c-1'])
    goHome(one)
    expect(one.at()).toBe('archived')
    expect(one.world.reports.get('r-1')?.callBacks.map(({ round }) => round)).toEqual([1, 2])
  })

  it('is for the centre’s head or the district, and for archived cases', () => {
    expect(refusalOf(() => ended().act(dispatcher, { action: 'reopen', note }))).toBe('not-permitted')
    expect(refusalOf(() => inHandling().act(centreHead, { action: 'reopen', note }))).toBe(
      'case-not-archived',
    )
    const transferred = inHandling()
    transferred.act(centreHead, { action: 'transfer', to: 'yinhang-street', note })
    expect(refusalOf(() => transferred.act(centreHead, { action: 'reopen', note }))).toBe('case-not-archived')
  })

  const KEY = duplicateKey(inHandling().case, PACK)
  const beside = (): CaseHarness => {
    const one = ended()
    one.world.keys.set(KEY, 'c-2')
    one.act(centreHead, { action: 'reopen', note })
    return one
  }

  it('goes on beside the open case that was opened for the same, and says which', () => {
    const one = beside()
    expect(one.at()).toBe('leader')
    expect(one.told('case-reopened')).toMatchObject([{ run: 2, besides: 'c-2' }])
    expect(one.world.keys.get(KEY)).toBe('c-2')
    goHome(one)
    expect(one.at()).toBe('archived')
    expect(one.world.keys.get(KEY)).toBe('c-2')
  })

  it('is decided anew when the other case takes or gives back the key at that moment', () => {
    const one = ended()
    const reopen = { type: 'act', action: { action: 'reopen', note } } as const
    expect(() => one.attempt(centreHead, reopen, { holder: { caseId: 'c-2', leadsTo: 'c-2' } })).toThrow(
      'not held',
    )
    one.world.keys.set(KEY, 'c-2')
    expect(() => one.attempt(centreHead, reopen, { holder: undefined })).toThrow('taken')
    expect(one.at()).toBe('archived')
  })

  it('leaves the key to the other case also when it is merged into that one', () => {
    const one = beside()
    const other = { ...inHandling().case, caseId: 'c-2' }
    one.act(dispatcher, { action: 'merge', into: 'c-2' }, other)
    expect(one.at()).toBe('merged')
    expect([...one.world.keys]).toEqual([[KEY, 'c-2']])
  })
})
