import { describe, expect, it } from 'vitest'
import { setbacksOf } from '#domain/precedent/setbacks.ts'
import { callTaker, centreHead, dispatcher, handlerOf, inspector, leader } from '#test/support/actors.ts'
import { type CaseHarness, local } from '#test/support/case-harness.ts'
import {
  goHome,
  inDispatch,
  inFollowUp,
  inHandling,
  inJointHandling,
  inReinspection,
  proposed,
  untilTheCall,
  withLeader,
} from '#test/support/case-ways.ts'
import { toldOf } from '#test/support/told.ts'

const squad = handlerOf('chengguan')
const setbacks = (one: CaseHarness) =>
  setbacksOf(toldOf(one, `case/${one.caseId}`), toldOf(one, 'report/r-1'))

describe('What did not work before', () => {
  it('is nothing in a case that went straight through', () => {
    const one = inReinspection()
    goHome(one)
    expect(setbacks(one)).toEqual([])
  })

  it('tells a return that was accepted, by whom and why; one that was refused is none', () => {
    const one = inHandling()
    const returned = {
      outcome: 'returned',
      reason: 'not-our-area',
      note: '江湾镇地界，联系人张小三',
    } as const
    const { taskId } = one.task('handle')
    one.report(squad, 'handle', returned)
    const rule = { action: 'rule-on-return', taskId } as const
    one.act(dispatcher, { ...rule, accept: true })
    one.report(dispatcher, 'dispatch', { outcome: 'dispatched', lead: 'guanliban', cooperating: [] })
    one.report(handlerOf('guanliban'), 'handle', { ...returned, note: '也不是' })
    one.act(dispatcher, { action: 'rule-on-return', taskId: one.task('handle').taskId, accept: false })
    expect(setbacks(one)).toEqual([
      {
        stage: 'handling',
        outcome: 'returned',
        at: one.now,
        parties: ['chengguan'],
        reason: 'not-our-area',
        words: '江湾镇地界，联系人〔姓名〕',
      },
    ])
  })

  it('tells a check that failed, on whose work and what was found', () => {
    const one = inHandling({ cooperating: ['fangban'] })
    one.report(handlerOf('fangban'), { kind: 'handle', party: 'fangban' }, { outcome: 'done', note: '已劝' })
    one.report(squad, 'handle', { outcome: 'done', note: '已拆' })
    one.report(inspector, 'reinspect', { outcome: 'failed', note: '框架仍在' })
    expect(setbacks(one)).toMatchObject([
      {
        stage: 'reinspection',
        outcome: 'failed',
        parties: ['fangban', 'chengguan'],
        words: '框架仍在',
      },
    ])
  })

  it('tells a broken promise, and who answered for it', () => {
    const one = inHandling()
    const until = local('2021-01-20 18:00')
    one.report(squad, 'handle', { outcome: 'promised', who: '棚内人员', what: '自行拆除', until })
    one.now = until
    one.report(inspector, 'reinspect', { outcome: 'failed', note: '整改不力' })
    expect(setbacks(one)).toMatchObject([
      { stage: 'reinspection', outcome: 'promise-broken', parties: ['chengguan'], words: '整改不力' },
    ])
  })

  it('tells the items of a plan that lapsed or were blocked, in order', () => {
    const one = inJointHandling([
      { item: 'notice', party: 'wuye' },
      { item: 'enforce', party: 'chengguan', after: { item: 'notice', ending: 'lapsed' } },
    ])
    one.waitUntil(one.task('plan-item').dueAt)
    one.report(squad, 'plan-item', { outcome: 'blocked', note: '不让进门' })
    expect(setbacks(one)).toMatchObject([
      { stage: 'handling', outcome: 'referred', reason: 'by-hand', words: '照此办理' },
      { stage: 'joint-handling', outcome: 'lapsed', parties: ['wuye'], reason: 'notice' },
      {
        stage: 'joint-handling',
        outcome: 'blocked',
        parties: ['chengguan'],
        reason: 'enforce',
        words: '不让进门',
      },
    ])
  })

  it('tells conditions that were lacking, a case that nobody took, and a proposal that was refused', () => {
    const lacking = inHandling()
    lacking.report(squad, 'handle', { outcome: 'conditions-lacking', note: '无经费' })
    expect(setbacks(lacking)).toMatchObject([
      { stage: 'handling', outcome: 'conditions-lacking', parties: ['chengguan'], words: '无经费' },
    ])
    const nobodys = inDispatch()
    nobodys.report(dispatcher, 'dispatch', { outcome: 'nobodys', note: '权属不清' })
    expect(setbacks(nobodys)).toMatchObject([{ stage: 'dispatch', outcome: 'nobodys', words: '权属不清' }])
    const refused = withLeader()
    refused.report(leader, 'decide', {
      outcome: 'park',
      reviewAt: local('2021-03-01 09:00'),
      note: '等经费',
      endsWhen: '经费到位',
      publicWords: '已列入计划',
    })
    refused.act(centreHead, { action: 'refuse-proposal', proposal: proposed(refused) })
    expect(setbacks(refused).slice(1)).toMatchObject([
      { stage: 'leader', outcome: 'refused', reason: 'park', words: '等经费' },
    ])
  })

  it('tells that the reporter was not content, in the words of the call', () => {
    const one = untilTheCall(inFollowUp())
    one.report(callTaker, 'follow-up', {
      outcome: 'called',
      reportId: 'r-1',
      solved: false,
      satisfied: 'dissatisfied',
      note: '过两天又堆上了',
    })
    expect(setbacks(one)).toMatchObject([
      { stage: 'follow-up', outcome: 'unsolved', reason: 'not-content', words: '过两天又堆上了' },
    ])
  })

  it('keeps the latest twenty, each with the beginning of what was said', () => {
    const one = inReinspection()
    one.report(inspector, 'reinspect', { outcome: 'failed', note: '垃圾'.repeat(300) })
    const many = Array.from({ length: 15 }, () => toldOf(one, `case/${one.caseId}`)).flat()
    const kept = setbacksOf([...many, ...many], [])
    expect(kept).toHaveLength(20)
    expect(kept.at(-1)?.words).toHaveLength(200)
  })
})
