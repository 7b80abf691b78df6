import { expect, test } from 'vitest'
import { allOf } from '#adapters/paging.ts'
import { erase } from '#functions/usecases/operator/erase-report.ts'
import { callTaker, dispatcher, handlerOf, leader, shiftLeader } from '#test/support/actors.ts'
import { chainFault } from '#test/support/case-world.ts'
import { SHED, STORY } from '#test/support/story.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { act, beginTelling, fine, openCase, settleTask, tell } from '#test/support/telling.ts'

const NAMED = ['王秀英', '302室', '13900000000', '12号']

/** A case of a place that only words tell, with a plan, notes and a second report of the same. */
async function told() {
  const telling = beginTelling(createSystem())
  const { api, system } = telling
  const report = {
    channel: 'web',
    appeal: 'complaint',
    matter: 'illegal-structure',
    description: '我是王秀英，楼上搭了储藏室',
    place: '黄兴路88弄12号302室王秀英家，电话13900000000',
    point: { lat: 31.3, lng: 121.501, datum: 'WGS-84' },
    reporter: { name: '王秀英', phone: '13900000000' },
  }
  const { reportId } = fine(await api.report(report), 201).body
  await system.settle()
  telling.caseId = await openCase(telling)
  await settleTask(telling, callTaker, 'contact', { outcome: 'accepted', note: '王秀英说夜里最响' })
  await system.settle()
  await act(telling, dispatcher, { action: 'refer', note: '涉及多家' })
  await system.settle()
  await act(telling, leader, {
    action: 'whistle',
    ground: 'several-departments',
    mode: 'online',
    parties: ['chengguan', 'wuye'],
    reportInBy: '2021-01-29T01:30:00.000Z',
  })
  for (const party of ['chengguan', 'wuye']) await act(telling, handlerOf(party), { action: 'report-in' })
  await settleTask(telling, leader, 'decide', {
    outcome: 'plan',
    note: '当面商定',
    items: [
      {
        item: 'clear',
        party: 'chengguan',
        action: '约见王秀英，查看302室楼上',
        dueAt: '2021-01-29T09:30:00.000Z',
      },
    ],
  })
  await system.settle()
  return { telling, reportId }
}

const kept = async ({ telling, reportId }: Awaited<ReturnType<typeof told>>): Promise<string> => {
  const { store } = telling.system.ports
  return JSON.stringify([
    await store.loadCase(telling.caseId),
    await store.loadReport(reportId),
    await store.reportText(reportId),
  ])
}

test('breaker, erasing: the place’s words and the plan’s actions on the case go along, and so does the index of the number', async () => {
  const one = await told()
  const { telling, reportId } = one
  const { system, api } = telling
  const before = await kept(one)
  for (const secret of NAMED) expect(before).toContain(secret)
  expect(before).toMatch(/"caller":/)

  const left = await erase(system.depsOf('sweep'), reportId)

  const after = await kept(one)
  for (const secret of [...NAMED, '储藏室', '121.501', '"caller":']) expect(after).not.toContain(secret)
  expect(await system.ports.store.loadCase(telling.caseId)).toMatchObject({
    case: { place: { text: '黄兴路88弄' }, plan: { items: [{ action: expect.stringContaining('查看') }] } },
  })
  // Whoever looks at the report finds nobody, and the case goes on.
  const item = fine(await api.reports(callTaker, telling.caseId)).body.items[0]
  expect(item).not.toHaveProperty('reporter')
  expect(fine(await api.case(dispatcher, telling.caseId)).body.case).toMatchObject({ status: 'open' })
  // The notes of staff that may name somebody are told, for a person to look at.
  expect(left?.map(({ subject }) => subject)).toContain(`case/${telling.caseId}`)
})

test('breaker, erasing: once the case is over, no hash of its place’s words is kept that a flat could be guessed by', async () => {
  const one = await told()
  const { system, api, caseId } = one.telling
  const key = async () => (await system.ports.store.caseHeader(caseId))?.place.key
  const guessed = await key()
  expect(guessed).toMatch(/^words-/)
  await erase(system.depsOf('sweep'), one.reportId)
  // By it further reports join, as long as it is open.
  expect(await key()).toBe(guessed)
  fine(await api.act(shiftLeader, caseId, { action: 'transfer', to: 'yinhang-street', note: '属邻街道' }))
  await system.settle()
  await erase(system.depsOf('sweep'), one.reportId)
  const salted = await key()
  expect(salted).not.toBe(guessed)
  // Said once more, it changes nothing more.
  const once = await kept(one)
  await erase(system.depsOf('sweep'), one.reportId)
  expect(await key()).toBe(salted)
  expect(await kept(one)).toBe(once)
  expect(await erase(system.depsOf('sweep'), 'r-none')).toBeUndefined()
})

test('breaker, erasing: merged into another since, the case that it opened keeps nothing of it either', async () => {
  const one = await told()
  const { system, api, caseId } = one.telling
  const other = {
    ...SHED,
    place: '政通路300号',
    description: '路边的垃圾堆了好几天',
    matter: 'exposed-rubbish',
  }
  fine(await api.report(other), 201)
  await system.settle()
  const open = (await system.ports.store.openCases('wujiaochang')).items
  const into = open.find((id) => id !== caseId)
  fine(await api.act(dispatcher, caseId, { action: 'merge', into }))
  await system.settle()
  expect(await system.ports.store.loadReport(one.reportId)).toMatchObject({ caseId: into })
  const left = await erase(system.depsOf('sweep'), one.reportId)
  const after = await kept(one)
  for (const secret of [...NAMED, '储藏室', '121.501', '"caller":']) expect(after).not.toContain(secret)
  expect(left?.map(({ subject }) => subject)).toContain(`case/${caseId}`)
})

test('breaker, erasing: what its reporter said on the telephone, who was not content, goes from the case as well', async () => {
  const telling = await tell(beginTelling(createSystem()), { steps: STORY.slice(0, -1) })
  const { system, api, caseId, reportId } = telling
  await system.wait(24)
  const said = '还是三楼李小四家的味道'
  const call = { outcome: 'called', reportId, solved: false, satisfied: 'dissatisfied', note: said }
  await settleTask(telling, callTaker, 'follow-up', call)
  await system.settle()
  const unsolved = async () => (await system.ports.store.caseHeader(caseId))?.unsolved
  expect((await unsolved())?.words).toContain('味道')
  await erase(system.depsOf('sweep'), reportId)
  expect(await unsolved()).toMatchObject({ report: reportId })
  expect(await unsolved()).not.toHaveProperty('words')
  expect(fine(await api.case(leader, caseId)).body.case.status).toBe('open')
})

test('breaker, erasing: what its reporter added or said in voting goes from beside the events, and their chain still holds', async () => {
  const telling = await tell(beginTelling(createSystem()), { steps: STORY.slice(0, -1) })
  const { system, api, caseId, reportId, trackingCode } = telling
  const { store } = system.ports
  fine(await api.asReporter(trackingCode, { action: 'supplement', words: '我家又闻到煤气味了' }))
  await system.wait(24)
  const vote = { action: 'vote', solved: false, satisfied: 'dissatisfied', words: '三楼还在烧饭' }
  fine(await api.asReporter(trackingCode, vote))
  await system.settle()
  const history = () => allOf((cursor) => store.history(`report/${reportId}`, cursor))
  const said = async () => JSON.stringify((await history()).map(({ texts }) => texts))
  expect(await said()).toContain('煤气味')
  expect(await said()).toContain('还在烧饭')
  const events = (await history()).map(({ event }) => event)
  const notes = (await history()).filter(({ event }) => event.type === 'report-contacted')

  const left = await erase(system.depsOf('sweep'), reportId)

  for (const words of ['煤气味', '还在烧饭']) expect(await said()).not.toContain(words)
  const after = await history()
  expect(after.map(({ event }) => event)).toEqual(events)
  expect(chainFault(after.map(({ event }) => event))).toBeUndefined()
  // What staff wrote is for a person to judge.
  expect(after.filter(({ event }) => event.type === 'report-contacted')).toEqual(notes)
  expect(left?.filter(({ subject }) => subject === `report/${reportId}`)).toEqual([])
  expect(fine(await api.case(leader, caseId)).body.case.status).toBe('open')
})
