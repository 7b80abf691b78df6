import { describe, expect, test } from 'vitest'
import { noOrders, type RoutingRule } from '#domain/orders/record/orders.ts'
import {
  callTaker,
  centreHead,
  dispatcher,
  handlerOf,
  leader,
  shiftLeader,
  supervisor,
} from '#test/support/actors.ts'
import { local } from '#test/support/case-harness.ts'
import type { Answer } from '#test/support/http.ts'
import { historyOf } from '#test/support/standing.ts'
import { SHED, STORY } from '#test/support/story.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import {
  act,
  beginTelling,
  fine,
  openCase,
  settleTask,
  type Telling,
  taskOf,
  tell,
} from '#test/support/telling.ts'

const note = '情况说明'
const told = ({ status, body }: Answer): [number, string, string | undefined] => [
  status,
  body.code,
  body.errors?.[0]?.field,
]
const until = (what: string): Promise<Telling> =>
  tell(beginTelling(createSystem()), {
    steps: STORY.slice(0, STORY.findIndex((one) => one.what === what) + 1),
  })

describe('14.5 A case is taken from an absent or named leader', () => {
  test('by the centre’s head: what stood on that desk stands on his, and he decides', async () => {
    const telling = await until('the leader blows the whistle')
    const { api, caseId } = telling
    for (const who of [leader, dispatcher, shiftLeader, supervisor])
      expect((await api.act(who, caseId, { action: 'take-over', note })).status, who.id).toBe(403)
    await act(telling, centreHead, { action: 'take-over', note: '网格长外出，未设代理' })
    await telling.system.settle()

    expect(fine(await api.tasks(leader)).body.items).toEqual([])
    const { case: of, referrals = of.referrals } = fine(await api.case(centreHead, caseId)).body
    expect(of.step).toBe('street')
    expect(referrals.at(-1)).toMatchObject({ rule: 'taken-over', facts: { step: 'street' } })
    await settleTask(telling, centreHead, 'decide', { outcome: 'assigned', lead: 'chengguan' })
    expect(told(await api.act(centreHead, caseId, { action: 'take-over', note }))[0]).toBe(409)
  })

  test('in any stage: items of a plan, and what is asked about them, are his from then on', async () => {
    const telling = await until('so does the committee')
    const { api, caseId } = telling
    await act(telling, centreHead, { action: 'take-over', note })
    const { items } = fine(await api.tasks(handlerOf('wuye'))).body
    const { taskId } = items.find(({ item }: { item?: string }) => item === 'notice')
    const asked = { action: 'ask-extension', taskId, until: local('2021-01-26 17:30'), note }
    await act(telling, handlerOf('wuye'), asked)
    const ruling = { action: 'rule-on-extension', taskId, grant: true }
    expect((await api.act(leader, caseId, ruling)).status).toBe(403)
    await act(telling, centreHead, ruling)
  })
})

/** A rule that was kept from a final ruling of another case. */
const kept = (over: Partial<RoutingRule> = {}): RoutingRule => ({
  ruleId: 'r-1-1',
  matter: 'illegal-structure',
  party: 'fangban',
  as: 'lead',
  origin: { caseId: 'c-0', taskId: 'c-0.3', by: shiftLeader.id, at: local('2021-01-04 09:00') },
  ...over,
})

/** A shed that was taken in, where rules are kept; who is sent follows from them. */
async function takenIn(...rules: RoutingRule[]): Promise<Telling> {
  const telling = beginTelling(createSystem())
  const { system, api } = telling
  await system.ports.store.save([
    { kind: 'orders', orders: { ...noOrders('wujiaochang'), version: 1, rules } },
  ])
  return tell(telling, {
    steps: [
      {
        at: '2021-01-18 09:10',
        what: 'a resident rings',
        act: async () => {
          fine(await api.submitAtDesk(callTaker, { ...SHED, matter: 'illegal-structure' }), 201)
          await system.settle()
          telling.caseId = await openCase(telling)
        },
      },
      {
        at: '2021-01-18 10:00',
        what: 'it is confirmed',
        act: (one) => settleTask(one, callTaker, 'contact', { outcome: 'accepted', note }),
      },
    ],
  })
}

const rulesNow = async ({ system }: Telling) =>
  (await system.ports.store.standingOrders('wujiaochang'))?.rules ?? []

describe('14.5 A rule that was kept from a ruling', () => {
  test('is marked as doubtful when the party it names returns rightly, and sends nobody by itself any more', async () => {
    const telling = await takenIn(kept())
    const { api, caseId, system } = telling
    const firm = handlerOf('fangban')
    const taskId = await taskOf(telling, firm, 'handle')
    fine(await api.outcome(firm, taskId, { outcome: 'returned', reason: 'not-our-duty', note }))
    await act(telling, dispatcher, { action: 'rule-on-return', taskId, accept: true })

    expect(await rulesNow(telling)).toMatchObject([{ party: 'fangban', doubted: { caseId, taskId } }])
    expect(fine(await api.orders(centreHead)).body.rules[0].doubted).toMatchObject({ caseId, taskId })
    const orders = await historyOf(system, 'jurisdiction/wujiaochang')
    expect(orders.map(({ event }) => event.type)).toEqual(['routing-rule-doubted'])
    await system.settle()

    fine(
      await api.submitAtDesk(callTaker, { ...SHED, matter: 'illegal-structure', place: '政立路477号' }),
      201,
    )
    await system.settle()
    const { items } = await system.ports.store.openCases('wujiaochang')
    const next = { ...telling, caseId: items.find((one) => one !== caseId) ?? '' }
    await settleTask(next, callTaker, 'contact', { outcome: 'accepted', note })
    await system.settle()
    // It waits for a dispatcher, who is told why.
    await taskOf(next, dispatcher, 'dispatch')
    const told = (await historyOf(system, `case/${next.caseId}`)).map(({ event }) => event)
    expect(told.find(({ type }) => type === 'routing-rule-applied')?.data).toMatchObject({
      rules: [{ party: 'fangban', doubted: true }],
    })
    // The centre's head withdraws it.
    fine(await api.arrange(centreHead, { action: 'withdraw-rule', ruleId: 'r-1-1', note }))
    expect(await rulesNow(telling)).toEqual([])
  })

  test('stands undoubted when the return is refused', async () => {
    const telling = await takenIn(kept())
    const firm = handlerOf('fangban')
    const taskId = await taskOf(telling, firm, 'handle')
    fine(await telling.api.outcome(firm, taskId, { outcome: 'returned', reason: 'not-our-duty', note }))
    await act(telling, dispatcher, { action: 'rule-on-return', taskId, accept: false })
    expect(await rulesNow(telling)).toEqual([kept()])
  })

  test('that a party is not sent is respected when one is added, and when the leader assigns', async () => {
    const telling = await takenIn(kept({ as: 'not-sent' }))
    const { api, caseId, system } = telling
    const sent = { outcome: 'dispatched', lead: 'chengguan' }
    await settleTask(telling, dispatcher, 'dispatch', sent)
    await system.settle()
    const add = { action: 'add-party', party: 'fangban' }
    expect(told(await api.act(dispatcher, caseId, add))).toEqual([409, 'ruled-not-sent', 'party'])
    fine(await api.act(dispatcher, caseId, { ...add, despite: '涉及公房' }))

    fine(await api.act(dispatcher, caseId, { action: 'refer', note }))
    await system.settle()
    const decide = await taskOf(telling, leader, 'decide')
    const assigned = { outcome: 'assigned', lead: 'fangban' }
    expect(told(await api.outcome(leader, decide, assigned))).toEqual([409, 'ruled-not-sent', 'lead'])
    fine(await api.outcome(leader, decide, { ...assigned, despite: '产权单位牵头' }))
    const texts = (await historyOf(system, `case/${caseId}`)).flatMap((one) => one.texts['despite'] ?? [])
    expect(texts).toEqual(['涉及公房', '产权单位牵头'])
  })

  test('that names a party which the pack does not know is told, and a dispatcher looks', async () => {
    const telling = await takenIn(kept({ party: 'abolished' }))
    await taskOf(telling, dispatcher, 'dispatch')
    const { items } = fine(await telling.api.case(dispatcher, telling.caseId)).body.timeline
    expect(items.find(({ type }: { type: string }) => type === 'routing-rule-unknown-party').data).toEqual({
      rules: [{ ruleId: 'r-1-1', party: 'abolished', as: 'lead', caseId: 'c-0' }],
    })
  })
})
