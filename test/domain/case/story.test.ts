import { expect, it } from 'vitest'
import { localDate } from '#domain/clock/calendar.ts'
import { SHED } from '#local/story/plays/shed.ts'
import { callTaker, centreHead, dispatcher, handlerOf, inspector, leader } from '#test/support/actors.ts'
import { local, openedCase, refusalOf } from '#test/support/case-harness.ts'

/** 国定路555弄, as the street's newspaper told it: January and February 2021. */
it('closes the loop of 国定路555弄 on the dates of the story', () => {
  const one = openedCase({
    now: local('2021-01-18 09:10'),
    report: { place: '国定路５５５弄 车棚', description: '车棚内搭储藏室，门口堆易燃物，用液化气做饭' },
  })
  const squad = handlerOf('chengguan')
  const note = '见记录'
  expect(one.case).toMatchObject({ matter: 'illegal-structure', place: { key: 'guoding-555', grid: 'g1' } })

  one.now = local('2021-01-18 10:00')
  one.report(callTaker, 'contact', { outcome: 'accepted', note: '属实' })
  one.now = local('2021-01-18 11:00')
  one.report(dispatcher, 'dispatch', {
    outcome: 'dispatched',
    lead: 'chengguan',
    cooperating: ['pinganban', 'fangban'],
  })
  for (const party of ['chengguan', 'pinganban', 'fangban'])
    one.act(handlerOf(party), { action: 'sign', taskId: one.task({ kind: 'handle', party }).taskId })

  // On checking, staff of the property firm are found to live there: the firm and the committee become parties.
  one.now = local('2021-01-19 10:00')
  for (const party of ['wuye', 'juwei']) one.act(dispatcher, { action: 'add-party', party })
  one.now = local('2021-01-19 15:00')
  for (const party of ['pinganban', 'fangban', 'wuye', 'juwei'])
    one.report(handlerOf(party), { kind: 'handle', party }, { outcome: 'done', note })
  one.report(
    squad,
    { kind: 'handle', party: 'chengguan' },
    {
      outcome: 'promised',
      who: '车棚管理人员',
      what: '自行拆除并清理',
      until: local('2021-01-21 10:00'),
    },
  )
  expect(refusalOf(() => one.report(squad, 'reinspect', { outcome: 'failed', note }))).toBe('not-yet')

  // 整改不力: the squad may judge what others promised.
  one.now = local('2021-01-21 14:00')
  one.report(squad, 'reinspect', { outcome: 'failed', note: '整改不力' })
  expect(one.at()).toBe('leader')
  expect(one.case.referrals).toMatchObject([
    { rule: 'failed-reinspection', at: local('2021-01-21 14:00'), facts: { parties: 5 } },
  ])

  one.now = local('2021-01-22 09:30')
  one.act(leader, {
    action: 'whistle',
    ground: 'several-departments',
    mode: 'on-site',
    parties: ['chengguan', 'wuye', 'juwei'],
    reportInBy: local('2021-01-22 10:00'),
  })
  for (const party of ['chengguan', 'wuye', 'juwei']) one.act(handlerOf(party), { action: 'report-in' })
  one.now = local('2021-01-22 11:00')
  one.report(leader, 'decide', {
    outcome: 'plan',
    note: '第一网格片区会商',
    items: [
      { item: 'notice', party: 'wuye', action: '告知并限三日整改', dueAt: '2021-01-25T16:00:00.000Z' },
      {
        item: 'date',
        party: 'guanliban',
        action: '商定联合执法日期',
        dueAt: local('2021-01-27 17:30'),
        after: { item: 'notice', ending: 'lapsed' },
      },
      {
        item: 'enforce',
        party: 'chengguan',
        action: '联合执法，拆除框架，清运堆物',
        dueAt: local('2021-01-29 17:30'),
        after: { item: 'date', ending: 'done' },
      },
      { item: 'manage', party: 'wuye', action: '加强日常管理', dueAt: local('2021-02-05 17:30') },
    ],
  })
  expect(one.at()).toBe('joint-handling')

  // The notice runs until the 25th, 24:00; its lapse is what enforcement waited for.
  one.waitUntil('2021-01-25T15:59:59.999Z')
  expect(one.told('plan-item-ended')).toEqual([])
  one.waitUntil('2021-01-25T16:00:00.000Z')
  expect(one.told('plan-item-ended')).toEqual([{ item: 'notice', party: 'wuye', ending: 'lapsed' }])
  expect(one.at()).toBe('joint-handling')

  const done = { outcome: 'done', note } as const
  one.now = local('2021-01-26 15:00')
  one.report(handlerOf('guanliban'), { kind: 'plan-item', item: 'date' }, done)
  one.waitUntil(local('2021-01-28 16:00'))
  one.report(squad, { kind: 'plan-item', item: 'enforce' }, done)
  one.report(leader, { kind: 'plan-item', item: 'manage' }, done)
  expect(one.at()).toBe('reinspection')
  expect(refusalOf(() => one.report(squad, 'reinspect', { outcome: 'passed', note }))).toBe(
    'judge-in-own-cause',
  )

  one.now = local('2021-01-29 10:00')
  one.report(inspector, 'reinspect', { outcome: 'passed', note: '已清除' })
  expect(one.task('follow-up').notBefore).toBe(local('2021-02-01 09:00'))

  const called = {
    outcome: 'called',
    reportId: 'r-1',
    solved: true,
    satisfied: 'satisfied',
    note: '希望长效治理',
  } as const
  one.waitUntil(local('2021-01-31 10:00'))
  expect(refusalOf(() => one.report(callTaker, 'follow-up', called))).toBe('not-yet')
  one.waitUntil(local('2021-02-01 09:30'))
  one.report(callTaker, 'follow-up', called)

  expect(one.case).toMatchObject({
    status: 'ended',
    ending: 'archived',
    round: 1,
    endedAt: local('2021-02-01 09:30'),
  })
  expect(one.told('case-terminated')).toEqual([])
  expect(one.events().filter((event) => event.metadata.actor === centreHead.id)).toEqual([])
  const resolved = one
    .events()
    .flatMap((event) =>
      event.type === 'stage-resolved'
        ? [`${localDate(event.metadata.time)} ${event.data.stage} ${event.data.outcome}`]
        : [],
    )
  expect(resolved).toEqual(SHED.path)
  expect(one.told('task-overdue')).toEqual([])
  expect(JSON.stringify([...one.world.events.values()])).not.toMatch(/整改不力|长效|易燃物|会商/u)
})
