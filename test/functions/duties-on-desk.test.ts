import { expect, test } from 'vitest'
import { callTaker, shiftLeader } from '#test/support/actors.ts'
import { local } from '#test/support/case-harness.ts'
import { SHED } from '#test/support/story.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { beginTelling, fine, settleTask } from '#test/support/telling.ts'

const note = '已告知办理进度'
type Item = { kind: string; report?: string; caseId: string; dueAt: string; owes?: object[] }

/** A case that a complaint opened on Monday at nine; more of the same place join it. */
async function began() {
  const system = createSystem()
  const telling = beginTelling(system)
  await system.advanceTo(local('2021-01-18 09:00'))
  const report = async (over: object = {}) => {
    const { reportId } = fine(await telling.api.report({ ...SHED, ...over }), 201).body
    await system.settle()
    return reportId as string
  }
  const first = await report()
  telling.caseId = (await system.ports.store.openCases('wujiaochang')).items[0] ?? ''
  const { api, caseId } = telling
  return {
    telling,
    system,
    report,
    first,
    desk: async (): Promise<Item[]> => fine(await api.tasks(callTaker)).body.items,
    on: async (reportId: string, body: object, who = callTaker) =>
      fine(await api.actOnReport(who, caseId, reportId, body)),
    listed: async (reportId: string) =>
      fine(await api.reports(callTaker, caseId)).body.items.find(
        (one: { reportId: string }) => one.reportId === reportId,
      ),
  }
}
const onDesk = (items: readonly Item[]) => items.map(({ kind, report, dueAt }) => [kind, report, dueAt])

test('2: first contact and reply of each report are tasks of the call-taker, also of one that joins later', async () => {
  const { telling, system, first, report, desk, on } = await began()
  const [contact, reply] = [local('2021-01-19 17:30'), local('2021-01-25 17:30')]
  expect(onDesk(await desk())).toEqual([
    ['contact', first, contact],
    ['reply', first, reply],
  ])
  const another = await report({ appeal: 'help', reporter: { phone: '13900000000' } })
  expect(onDesk(await desk())).toEqual(
    expect.arrayContaining([
      ['contact', first, contact],
      ['first-contact', another, contact],
      ['reply', first, reply],
    ]),
  )
  const item = (await desk()).find((one) => one.report === another)
  expect(item).toMatchObject({
    caseId: telling.caseId,
    case: { place: { key: 'guoding-555' }, appeal: 'complaint' },
    owes: [
      { duty: 'contact', dueAt: contact },
      { duty: 'reply', dueAt: reply },
    ],
    actions: expect.arrayContaining([
      expect.objectContaining({ action: 'record-contact', target: { kind: 'report', id: another } }),
    ]),
  })
  await settleTask(telling, callTaker, 'contact', { outcome: 'accepted', note })
  await on(another, { action: 'record-contact', note })
  await system.settle()
  expect(onDesk(await desk())).toEqual(
    expect.arrayContaining([
      ['reply', first, reply],
      ['reply', another, reply],
    ]),
  )
  await on(another, { action: 'record-reply', how: 'phone', note })
  expect(onDesk(await desk())).toEqual([['reply', first, reply]])
})

test('2: a reply stays on the desk when its case is over, and is told as late', async () => {
  const { telling, system, first, desk } = await began()
  fine(await telling.api.act(shiftLeader, telling.caseId, { action: 'transfer', to: 'yinhang-street', note }))
  await system.advanceTo(local('2021-01-26 03:00'))
  await system.sweep()
  expect((await desk()).find(({ report }) => report === first)).toMatchObject({
    kind: 'reply',
    overdueSince: local('2021-01-25 17:30'),
    owes: [{ duty: 'contact' }, { duty: 'reply' }],
  })
})

test('2: one conversation settles the contact of all reports of the same number in the case', async () => {
  const { telling, system, first, report, desk, listed } = await began()
  const again = await report({ reporter: { phone: '(021) 55550555' }, appeal: 'help' })
  const stranger = await report({ reporter: { phone: '13900000000' } })
  await settleTask(telling, callTaker, 'contact', { outcome: 'accepted', note })
  await system.settle()
  for (const reportId of [first, again])
    expect((await listed(reportId)).contact).toMatchObject({ at: local('2021-01-18 09:00') })
  expect((await listed(stranger)).contact).not.toHaveProperty('at')
  expect(onDesk(await desk()).filter(([kind]) => kind === 'first-contact')).toEqual([
    ['first-contact', stranger, local('2021-01-19 17:30')],
  ])
  // Each keeps its own receipt and its own reply.
  expect(onDesk(await desk()).filter(([kind]) => kind === 'reply')).toHaveLength(2)
})
