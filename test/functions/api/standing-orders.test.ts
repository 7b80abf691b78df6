import { describe, expect, test } from 'vitest'
import { noOrders } from '#domain/orders/record/orders.ts'
import { centreHead, deputy, dispatcher, handlerOf, leader, leaderOf } from '#test/support/actors.ts'
import { local } from '#test/support/case-harness.ts'
import type { Answer } from '#test/support/http.ts'
import { STORY } from '#test/support/story.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { beginTelling, fine, taskOf, tell } from '#test/support/telling.ts'

const told = ({ status, body }: Answer): [number, string] => [status, body.code]
const delegate = { action: 'delegate', grid: 'g1', to: deputy.id, until: local('2021-01-30 09:00') }

describe('Standing orders', () => {
  test('a deputy acts only while delegated, and the timeline says for whom', async () => {
    const referred = STORY.findIndex(({ what }) => /refer|leader/.test(what)) + 1
    const telling = await tell(beginTelling(createSystem()), {
      steps: STORY.slice(0, Math.max(referred, 12)),
    })
    const { api, caseId } = telling
    const taskId = await taskOf(telling, leader, 'decide')
    const assign = { outcome: 'assigned', lead: 'chengguan' }
    expect(told(await api.outcome(deputy, taskId, assign))).toEqual([403, 'not-permitted'])

    const made = fine(await api.arrange(leader, delegate)).body
    expect(made).toMatchObject({
      action: 'delegate',
      delegations: [{ to: { id: deputy.id }, by: { id: leader.id } }],
      rules: [],
    })
    expect(await taskOf(telling, deputy, 'decide')).toBe(taskId)
    fine(await api.outcome(deputy, taskId, assign))
    const { items } = fine(await api.case(dispatcher, caseId)).body.timeline
    expect(items.at(-1)).toMatchObject({ actor: { id: deputy.id }, onBehalfOf: 'grid-leader/g1' })
    expect(items.at(0)).not.toHaveProperty('onBehalfOf')

    const { delegationId } = made.delegations[0]
    fine(await api.arrange(centreHead, { action: 'end-delegation', delegationId }))
    expect(told(await api.tasks(deputy))).toEqual([403, 'not-permitted'])
    const page = fine(await api.orders(centreHead)).body
    expect(page).toMatchObject({ delegations: [], rules: [] })
    expect(page.timeline.items.map(({ type }: { type: string }) => type)).toEqual([
      'delegation-made',
      'delegation-ended',
    ])
  })

  test('a ruling that is kept is asked at every dispatch', async () => {
    const telling = await tell(beginTelling(createSystem()), { steps: STORY.slice(0, 2) })
    const { api, caseId, system } = telling
    const { matter } = fine(await api.case(dispatcher, caseId)).body.case
    const rule = {
      ruleId: 'r-1-1',
      matter,
      party: 'chengguan',
      as: 'not-sent',
      origin: { caseId: 'c-0', taskId: 'c-0.3', by: 'u-shift-leader', at: local('2021-01-04 09:00') },
    } as const
    const orders = { ...noOrders('wujiaochang'), version: 1, rules: [rule] }
    await system.ports.store.save([{ kind: 'orders', orders }])

    const taskId = await taskOf(telling, dispatcher, 'dispatch')
    const sent = { outcome: 'dispatched', lead: 'chengguan' }
    expect(told(await api.outcome(dispatcher, taskId, sent))).toEqual([409, 'ruled-not-sent'])
    fine(await api.outcome(dispatcher, taskId, { ...sent, despite: '专项整治期间由城管牵头' }))
    expect(fine(await api.case(dispatcher, caseId)).body.case).toMatchObject({ lead: 'chengguan' })
  })

  test('refuse who may not, and what is not so, with codes', async () => {
    const { api } = beginTelling(createSystem())
    expect(told(await api.arrange(leaderOf('g2'), delegate))).toEqual([403, 'not-permitted'])
    expect(told(await api.arrange(leader, { ...delegate, until: local('2020-01-01 09:00') }))).toEqual([
      422,
      'date-past',
    ])
    expect(told(await api.arrange(centreHead, { ...delegate, grid: 'g99' }))).toEqual([422, 'grid-unknown'])
    expect(told(await api.arrange(leader, { ...delegate, name: '张三' }))).toEqual([400, 'invalid'])
    expect(told(await api.arrange(centreHead, { action: 'end-delegation', delegationId: 'd-9' }))).toEqual([
      404,
      'delegation-unknown',
    ])
    const withdraw = { action: 'withdraw-rule', ruleId: 'r-9-1', note: '清单调整' }
    expect(told(await api.arrange(centreHead, withdraw))).toEqual([404, 'rule-unknown'])
    expect(told(await api.arrange({ ...leader, jurisdiction: 'elsewhere' }, delegate))).toEqual([
      422,
      'jurisdiction-unknown',
    ])
    expect(told(await api.orders(handlerOf('chengguan')))).toEqual([403, 'not-permitted'])
    expect(fine(await api.orders(deputy)).body).toEqual({
      delegations: [],
      rules: [],
      timeline: { items: [] },
    })
  })

  test('two who arrange at the same moment both do', async () => {
    const { api } = beginTelling(createSystem())
    const answers = await Promise.all(
      ['u-a', 'u-b', 'u-c'].map((to) => api.arrange(leader, { ...delegate, to })),
    )
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(fine(await api.orders(leader)).body.delegations).toHaveLength(3)
  })
})
