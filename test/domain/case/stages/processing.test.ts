import { describe, expect, it } from 'vitest'
import { replayDeadlines } from '#functions/usecases/operator/replay-deadlines.ts'
import { centreHead, dispatcher, handlerOf, leader, shiftLeader } from '#test/support/actors.ts'
import { CALENDAR, type CaseHarness, local, refusalOf } from '#test/support/case-harness.ts'
import { inDispatch, inHandling, inReinspection } from '#test/support/case-ways.ts'

const note = '涉及多户，需逐户谈话'
const evidence = ['现场勘查记录']
const squad = handlerOf('chengguan')
const ask = (one: CaseHarness, processing: 'comprehensive' | 'engineering' | 'general' = 'comprehensive') =>
  one.act(squad, {
    action: 'ask-processing',
    taskId: one.task({ kind: 'handle', party: 'chengguan' }).taskId,
    processing,
    note,
    evidence,
  })
const rule = (one: CaseHarness, who = shiftLeader, grant = true) =>
  one.act(who, {
    action: 'rule-on-processing',
    taskId: one.task({ kind: 'handle', party: 'chengguan' }).taskId,
    grant,
  })

describe('The processing type', () => {
  it('is general unless it is named at dispatch, where the table has it', () => {
    const one = inDispatch()
    const dispatch = (processing: 'engineering' | 'comprehensive') =>
      one.report(dispatcher, 'dispatch', {
        outcome: 'dispatched',
        lead: 'chengguan',
        cooperating: [],
        processing,
      })
    expect(refusalOf(() => dispatch('engineering'))).toBe('processing-unknown')
    expect(one.case.processing).toBeUndefined()
    dispatch('comprehensive')
    expect(one.case.processing).toBe('comprehensive')
    expect(one.task('handle').deadline.terms).toMatchObject({
      limit: { amount: 15, unit: 'working-day' },
      source: { ref: expect.stringContaining('/comprehensive/handling') },
    })
    expect(one.told('processing-ruled')).toMatchObject([{ processing: 'comprehensive', granted: true }])
  })

  it('is asked for by the lead and granted by the shift leader: every limit moves from its own start', () => {
    const one = inHandling({ cooperating: ['fangban'] })
    const sent = one.task({ kind: 'handle', party: 'fangban' })
    one.now = local('2021-01-20 10:00')
    ask(one)
    expect(one.task({ kind: 'handle', party: 'chengguan' }).pendingProcessing).toMatchObject({
      processing: 'comprehensive',
    })
    rule(one)
    expect(one.case.processing).toBe('comprehensive')
    for (const party of ['chengguan', 'fangban']) {
      const task = one.task({ kind: 'handle', party })
      expect(task.dueAt).toBe(local('2021-02-07 17:30'))
      expect(task.deadline.terms).toEqual({ ...sent.deadline.terms, whose: `party/${party}` })
      expect(task).not.toHaveProperty('pendingProcessing')
    }
    expect(replayDeadlines(one.events(), CALENDAR).map(({ change }) => change)).not.toContain('moved')
    expect([...one.world.texts.values()]).toEqual(expect.arrayContaining([note, ...evidence]))
  })

  it('stays with the case: the check on site runs against it as well', () => {
    const one = inHandling()
    ask(one)
    rule(one, centreHead)
    one.report(squad, 'handle', { outcome: 'done', note })
    const { terms } = one.task('reinspect').deadline
    expect(terms.source.ref).toContain('/comprehensive/reinspection')
  })

  it('is ruled on by nobody who asked, by no dispatcher, and once', () => {
    const one = inHandling()
    expect(refusalOf(() => rule(one))).toBe('no-processing')
    const { taskId } = one.task('handle')
    const both = { ...squad, roles: [...squad.roles, 'shift-leader' as const] }
    one.act(both, { action: 'ask-processing', taskId, processing: 'comprehensive', note, evidence })
    expect(refusalOf(() => rule(one, both))).toBe('own-request')
    expect(refusalOf(() => rule(one, dispatcher))).toBe('not-permitted')
    expect(refusalOf(() => ask(one))).toBe('processing-pending')
    const { dueAt } = one.task('handle')
    rule(one, shiftLeader, false)
    expect(one.task('handle').dueAt).toBe(dueAt)
    expect(one.case.processing).toBeUndefined()
    expect(refusalOf(() => rule(one))).toBe('no-processing')
    ask(one)
  })

  it('is asked for by the lead alone, before the limit has passed, and only another one that the table has', () => {
    const one = inHandling({ cooperating: ['fangban'] })
    const cooperating = one.task({ kind: 'handle', party: 'fangban' }).taskId
    const asked = (who = handlerOf('fangban'), taskId = cooperating) =>
      one.act(who, { action: 'ask-processing', taskId, processing: 'comprehensive', note, evidence })
    expect(refusalOf(asked)).toBe('wrong-outcome')
    expect(refusalOf(() => asked(leader))).toBe('not-permitted')
    expect(refusalOf(() => ask(one, 'engineering'))).toBe('processing-unknown')
    expect(refusalOf(() => ask(one, 'general'))).toBe('processing-unknown')
    one.now = one.task({ kind: 'handle', party: 'chengguan' }).dueAt
    expect(refusalOf(() => ask(one))).toBe('too-late')
  })

  it('is taken back to general when the case is corrected to where the table has no other', () => {
    const one = inHandling()
    ask(one)
    rule(one)
    one.act(dispatcher, { action: 'correct', matter: 'exposed-rubbish' })
    expect(one.case.processing).toBeUndefined()
    expect(one.told('case-corrected')).toMatchObject([
      { matter: 'exposed-rubbish', condition: one.case.condition },
    ])
    expect(replayDeadlines(one.events(), CALENDAR).map(({ change }) => change)).not.toContain('moved')
  })
})

describe('A correction to a complex matter', () => {
  const complex = 'cross-boundary'

  it('takes a case that nobody was sent for to its leader', () => {
    const one = inDispatch()
    one.act(dispatcher, { action: 'correct', matter: complex })
    expect(one.at()).toBe('leader')
    expect(one.case).toMatchObject({ whose: 'complex', referrals: [{ rule: 'complex-matter' }] })
  })

  it('leaves the stage of one that is being worked on', () => {
    for (const one of [inHandling(), inReinspection()]) {
      const before = one.at()
      one.act(dispatcher, { action: 'correct', matter: complex })
      expect(one.at()).toBe(before)
      expect(one.case).toMatchObject({ matter: complex, whose: 'ordinary' })
    }
  })
})
