import { expect, test } from 'vitest'
import type { Actor } from '#domain/people/actor.ts'
import { callTaker, dispatcher, handlerOf, leader, shiftLeader } from '#test/support/actors.ts'
import { local } from '#test/support/case-harness.ts'
import { SHED, STORY } from '#test/support/story.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { beginTelling, fine, settleTask, tell } from '#test/support/telling.ts'

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
    // From nine on Monday to the end of Tuesday, in the centre's own hours of six and a half a day.
    left: { pace: 'working', millis: 2 * 6.5 * 3_600_000, day: 6.5 * 3_600_000 },
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
  await on(another, { action: 'ask-reply', words: note })
  await on(another, { action: 'rule-on-reply', grant: true }, shiftLeader)
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

const SOURCE = { system: 'district.12345', reference: 'GD-2021-0118' }

test('2: the limit of another authority stands beside ours, on the desk, with the report and with the case', async () => {
  const { telling, system, first, desk, listed } = await began()
  const upstreamDue = local('2021-01-22 17:00')
  const body = {
    ...SHED,
    channel: 'district',
    source: SOURCE,
    upstreamDue,
    reporter: { phone: '13900000000' },
  }
  const { reportId } = fine(await telling.api.submitAtDesk(callTaker, body), 201).body
  await system.settle()
  expect(await listed(reportId)).toMatchObject({ upstreamDue, reply: { dueAt: local('2021-01-25 17:30') } })
  expect((await desk()).find(({ report }) => report === reportId)).toMatchObject({ upstreamDue })
  // The whole case has it, whichever report brought it: so do all of its tasks.
  expect((await desk()).find(({ report }) => report === first)).toMatchObject({ case: { upstreamDue } })
  expect(fine(await telling.api.case(leader, telling.caseId)).body.case).toMatchObject({ upstreamDue })
  const unnamed = await telling.api.submitAtDesk(callTaker, { ...body, source: undefined })
  expect(unnamed).toMatchObject({ status: 403, body: { errors: [{ field: 'upstreamDue' }] } })
})

test('3: a second contact is a second record; its words are read by whoever decides next, not by a firm', async () => {
  const { telling, on, listed, report, system } = await began()
  const second = await report({ reporter: { phone: '13900000000' } })
  await on(second, { action: 'record-contact', note: '住在楼上，晚上有煤气味' })
  await on(second, { action: 'record-contact', note: '又说孩子住院了' })
  await system.settle()
  expect((await listed(second)).said).toMatchObject([
    { type: 'report-contacted', words: '住在楼上，晚上有煤气味', by: callTaker.id },
    { type: 'report-contacted', words: '又说孩子住院了' },
  ])
  const read = async (who: Actor) => JSON.stringify(fine(await telling.api.reports(who, telling.caseId)).body)
  expect(await read(leader)).toContain('孩子住院')
  expect(await read(shiftLeader)).toContain('孩子住院')
})

test('3: who rings again while it runs is noted, counts, and urges the lead', async () => {
  const { telling, system, first, on, listed } = await began()
  await settleTask(telling, callTaker, 'contact', { outcome: 'accepted', note })
  await system.settle()
  await settleTask(telling, dispatcher, 'dispatch', { outcome: 'dispatched', lead: 'chengguan' })
  await system.settle()
  await on(first, { action: 'record-inquiry', note: '怎么还没人来' })
  await on(first, { action: 'record-inquiry', note: '第二次催' })
  await system.settle()
  expect(await listed(first)).toMatchObject({ inquiries: 2 })
  const [task] = fine(await telling.api.tasks(handlerOf('chengguan'))).body.items
  expect(task).toMatchObject({ kind: 'handle', urged: 2 })
  expect(JSON.stringify(task)).not.toContain('第二次催')
  expect(fine(await telling.api.case(leader, telling.caseId)).body.case).toMatchObject({ inquiries: 2 })
  const told = system.published.filter(({ type }) => ['report-inquired', 'task-urged'].includes(type))
  expect(told.map(({ type }) => type).sort()).toEqual([
    'report-inquired',
    'report-inquired',
    'task-urged',
    'task-urged',
  ])
})

test('3: the reason for 再次处置 stands before the eyes of whoever decides, on the case and on the task', async () => {
  const untilTheCall = STORY.findIndex(({ what }) => what.startsWith('the reporter is called back'))
  const telling = await tell(beginTelling(createSystem()), { steps: STORY.slice(0, untilTheCall) })
  const { api, system, caseId, reportId } = telling
  await system.advanceTo(local('2021-02-01 10:00'))
  await settleTask(telling, callTaker, 'follow-up', {
    outcome: 'called',
    reportId,
    solved: false,
    satisfied: 'dissatisfied',
    note: '车棚里又住进人了，请打13800000000',
  })
  await system.settle()
  const unsolved = { round: 1, report: reportId, words: expect.stringContaining('又住进人了') }
  const [task] = fine(await api.tasks(leader)).body.items
  expect(task).toMatchObject({ kind: 'decide', case: { unsolved } })
  expect(JSON.stringify(task)).not.toContain('13800000000')
  expect(fine(await api.case(leader, caseId)).body.case).toMatchObject({ unsolved })
  // A firm that takes part learns that it is not solved, not what was said.
  const seen = fine(await api.case(handlerOf('wuye'), caseId)).body.case
  expect(seen.unsolved).toEqual({ at: local('2021-02-01 10:00'), round: 1, report: reportId })
})

test('8: the number of another authority is an identity: known for good, and more words are a supplement', async () => {
  const { telling, system, listed } = await began()
  const message = (id: string, over: object = {}) => ({
    id,
    source: SOURCE.system,
    'detail-type': 'report-submitted',
    detail: {
      reference: SOURCE.reference,
      appeal: 'complaint',
      description: SHED.description,
      place: SHED.place,
      upstreamDue: local('2021-01-22 17:00'),
      ...over,
    },
  })
  const reports = async () => (await system.ports.store.reportsOfCase(telling.caseId)).items
  system.tell(message('m-1'))
  await system.settle()
  const [before] = [await reports()]
  expect(before).toHaveLength(2)
  // Longer after than any token to retry by is kept.
  await system.advanceTo(local('2021-03-18 09:00'))
  system.tell(message('m-2'))
  await system.settle()
  expect(await reports()).toEqual(before)
  const supplemented = () => system.published.filter(({ type }) => type === 'case-supplemented').length
  const once = supplemented()

  const moved = local('2021-03-26 17:00')
  system.tell(message('m-3', { description: '又增加了两个煤气罐', upstreamDue: moved }))
  system.tell(message('m-4', { description: '又增加了两个煤气罐', upstreamDue: moved }))
  await system.settle()
  expect(await reports()).toEqual(before)
  expect(system.deadLetters).toEqual([])
  const found = await Promise.all(before.map(listed))
  const numbered = found.find((one) => one.channel === 'district')
  expect(numbered).toMatchObject({
    upstreamDue: moved,
    said: [{ type: 'report-supplemented', words: '又增加了两个煤气罐' }],
  })
  expect(supplemented()).toBe(once + 1)
  expect(fine(await telling.api.case(leader, telling.caseId)).body.case.upstreamDue).toBe(moved)
})

test('2: one call back is for all reports of the same number in the case; another person is called apart', async () => {
  const untilTheCall = STORY.findIndex(({ what }) => what.startsWith('the reporter is called back'))
  const telling = await tell(beginTelling(createSystem()), { steps: STORY.slice(0, 1) })
  const { api, system, reportId: first } = telling
  const report = async (phone: string): Promise<string> =>
    fine(await api.report({ ...SHED, reporter: { phone } }), 201).body.reportId
  const again = await report('(021) 55550555')
  const stranger = await report('13900000000')
  await system.settle()
  await tell(telling, { steps: STORY.slice(1, untilTheCall) })
  await system.advanceTo(local('2021-02-01 10:00'))
  const call = async (reportId: string) => {
    const outcome = { outcome: 'called', reportId, solved: true, satisfied: 'satisfied', note: '满意' }
    await settleTask(telling, callTaker, 'follow-up', outcome)
    await system.settle()
  }
  await call(first)
  const items: { reportId: string; callBacks: object[] }[] = fine(
    await api.reports(callTaker, telling.caseId),
  ).body.items
  const calls = Object.fromEntries(items.map(({ reportId, callBacks }) => [reportId, callBacks.length]))
  expect(calls).toEqual({ [first]: 1, [again]: 1, [stranger]: 0 })
  await call(stranger)
  expect(fine(await api.case(leader, telling.caseId)).body.case).toMatchObject({ ending: 'archived' })
})
