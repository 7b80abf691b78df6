import { expect, test } from 'vitest'
import { allOf } from '#adapters/paging.ts'
import type { Actor } from '#domain/people/actor.ts'
import { triageReport } from '#functions/usecases/reports/triage-report.ts'
import { callTaker, dispatcher, handlerOf, inspectorIn } from '#test/support/actors.ts'
import { SHED } from '#test/support/story.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { beginTelling, fine } from '#test/support/telling.ts'

type Receipt = { readonly reportId: string; readonly trackingCode: string }
const REPORTS = 500
const AT_ONCE = 50

/** Reports that come in fifty at a time, and are triaged fifty at a time. */
async function comingIn(bodyOf: (n: number) => object) {
  const system = createSystem()
  const { api } = beginTelling(system)
  system.settings.streaming = false
  const deps = system.depsOf('triage')
  const receipts: Receipt[] = []
  for (let n = 0; n < REPORTS; n += AT_ONCE) {
    const come = Array.from({ length: AT_ONCE }, (_, at) => api.report(bodyOf(n + at)))
    const kept: Receipt[] = (await Promise.all(come)).map((answer) => fine(answer, 201).body)
    await Promise.all(kept.map(({ reportId }) => triageReport(deps, reportId, 'test')))
    receipts.push(...kept)
  }
  const cases = await allOf((cursor) => system.ports.store.openCases('wujiaochang', cursor))
  return { system, receipts, cases }
}

test('500 identical reports, fifty at a time: one case, 500 receipts', { timeout: 60_000 }, async () => {
  const { system, receipts, cases } = await comingIn(() => SHED)
  expect(new Set(receipts.map(({ trackingCode }) => trackingCode)).size).toBe(REPORTS)
  expect(cases).toHaveLength(1)
  const all = await allOf((cursor) => system.ports.store.reportsOfCase(cases[0] ?? '', cursor))
  expect(new Set(all)).toEqual(new Set(receipts.map(({ reportId }) => reportId)))
})

test('500 reports that say the same and are not sorted by any word: one case too', {
  timeout: 60_000,
}, async () => {
  const { cases } = await comingIn(() => ({ ...SHED, description: '这件事请你们来看一看，谢谢。' }))
  expect(cases).toHaveLength(1)
})

test('500 different reports of one place and matter: 500 cases', { timeout: 60_000 }, async () => {
  const { cases } = await comingIn((n) => ({ ...SHED, description: `${SHED.description}第${n}户装修。` }))
  expect(cases).toHaveLength(REPORTS)
})

test('one component by its code is one case, whatever is said of it by whom', async () => {
  const system = createSystem()
  const { api } = beginTelling(system)
  const caseOf = async (body: object): Promise<string | undefined> => {
    const { reportId } = fine(await api.submitAtDesk(callTaker, body), 201).body
    await system.settle()
    const report = await system.ports.store.loadReport(reportId)
    return report?.status === 'joined' ? report.caseId : undefined
  }
  const lamp = { ...SHED, channel: 'hotline', component: 'SH-LAMP-0042', matter: 'street-lamp' }
  const first = await caseOf({ ...lamp, description: '路灯不亮' })
  expect(first).toBeDefined()
  const reporter = { phone: '13900000000' }
  expect(await caseOf({ ...lamp, description: '这盏灯又灭了', place: '政通路', reporter })).toBe(first)
  expect(await caseOf({ ...lamp, component: 'SH-LAMP-0043' })).not.toBe(first)
  // People named two troubles of it: the second has a case of its own, which people may join.
  const leaning = await caseOf({ ...lamp, matter: 'exposed-rubbish', description: '灯杆下面堆垃圾' })
  expect(leaning).not.toBe(first)
  expect(await caseOf({ ...SHED, description: '垃圾还在', joins: leaning })).toBe(leaning)
  expect(await caseOf({ ...lamp, description: '还是不亮', reporter })).toBe(first)
})

/** Alarms of devices, on the bus; and what there is of them. */
function alarms() {
  const system = createSystem()
  const { api } = beginTelling(system)
  const { store } = system.ports
  const alarm = (reference: string, device: string, over: object = {}) =>
    system.tell({
      id: `m-${reference}`,
      source: 'district.12345',
      'detail-type': 'report-submitted',
      detail: {
        ...{ reference, device, jurisdiction: 'wujiaochang', appeal: 'help', place: '某处' },
        description: `${device}第${reference}次报警`,
        ...over,
      },
    })
  const openCases = () => allOf((cursor) => store.openCases('wujiaochang', cursor))
  const reportsOf = async (caseId = '') =>
    Promise.all(
      (await allOf<string>((cursor) => store.reportsOfCase(caseId, cursor))).map((one) =>
        store.loadReport(one),
      ),
    )
  return { system, api, alarm, openCases, reportsOf }
}

test('many alarms of one device are one report of one case while people work on it; another device is another', async () => {
  const { system, alarm, openCases, reportsOf } = alarms()
  for (let n = 1; n <= 20; n += 1) {
    await alarm(`a-${n}`, 'smoke-7')
    await system.settle()
  }
  const [first, ...others] = await openCases()
  expect(others).toEqual([])
  const [report, ...more] = await reportsOf(first)
  expect(more).toEqual([])
  expect(report?.supplements).toHaveLength(20)
  // Each number is known: sent again it is nothing new, and with other words more of the same.
  await alarm('a-20', 'smoke-7')
  await alarm('a-20', 'smoke-7', { description: '还在报警' })
  await system.settle()
  expect((await reportsOf(first)).map((one) => one?.supplements?.length)).toEqual([21])
  await alarm('b-1', 'smoke-8')
  await system.settle()
  expect(await openCases()).toHaveLength(2)
  // What it calls an emergency is a report of its own.
  await alarm('a-21', 'smoke-7', { emergency: true })
  await system.settle()
  expect(await reportsOf(first)).toHaveLength(2)
  expect(await openCases()).toHaveLength(2)
})

test('alarms of one device at one instant are one case', async () => {
  const { system, alarm, openCases } = alarms()
  await Promise.all(Array.from({ length: 20 }, (_, n) => alarm(`a-${n}`, 'smoke-7')))
  await system.settle()
  expect(await openCases()).toHaveLength(1)
})

test('an alarm after a check is a report of its own: it annuls the check', async () => {
  const { system, api, alarm, openCases, reportsOf } = alarms()
  await alarm('a-1', 'smoke-7', { place: '国定路555弄', reporter: { phone: '13900000000' } })
  await system.settle()
  const [caseId = ''] = await openCases()
  const outcome = async (who: Actor, kind: string, body: object) => {
    const { tasks } = fine(await api.case(who, caseId)).body
    const { taskId } = tasks.find((one: { kind: string }) => one.kind === kind)
    fine(await api.outcome(who, taskId, body))
    await system.settle()
  }
  const note = '已处置'
  await outcome(callTaker, 'contact', { outcome: 'accepted', matter: 'corridor-stuff' })
  await outcome(dispatcher, 'dispatch', { outcome: 'dispatched', lead: 'chengguan', instruction: note })
  await outcome(handlerOf('chengguan'), 'handle', { outcome: 'done', note, evidence: ['ph-1'] })
  await outcome(inspectorIn('g1'), 'reinspect', { outcome: 'passed', note })
  const stage = async () => fine(await api.case(dispatcher, caseId)).body.case.stage.code
  expect(await stage()).toBe('follow-up')
  await alarm('a-2', 'smoke-7', { place: '国定路555弄' })
  await system.settle()
  expect(await reportsOf(caseId)).toHaveLength(2)
  expect(await stage()).toBe('leader')
})

test('two identical reports at one instant open one case, whether people or systems sent them', async () => {
  const system = createSystem()
  const { api } = beginTelling(system)
  system.settings.streaming = false
  const deps = system.depsOf('triage')
  const receipts: Receipt[] = (await Promise.all([api.report(SHED), api.report(SHED)])).map(
    (answer) => fine(answer, 201).body,
  )
  const done = await Promise.all(receipts.map(({ reportId }) => triageReport(deps, reportId, 'test')))
  expect(done.map(({ did }) => did).sort()).toEqual(['joined', 'opened'])
  expect(await allOf((cursor) => system.ports.store.openCases('wujiaochang', cursor))).toHaveLength(1)
})

test('of a report that the public sent the call-taker is told what may be the same, and joins the two until somebody is sent', async () => {
  const system = createSystem()
  const { api } = beginTelling(system)
  const caseOf = async (body: object): Promise<string> => {
    const { reportId } = fine(await api.report(body), 201).body
    await system.settle()
    const report = await system.ports.store.loadReport(reportId)
    return report?.status === 'joined' ? report.caseId : ''
  }
  const first = await caseOf(SHED)
  const second = await caseOf({ ...SHED, description: '车棚里有人住，还用液化气烧饭，太危险了' })
  expect(second).not.toBe(first)
  const { duplicates } = fine(await api.advise(callTaker, { caseId: second })).body
  expect(duplicates).toMatchObject([
    { caseId: first, sure: 'likely', reasons: expect.arrayContaining([{ kind: 'same-place' }]) },
  ])
  fine(await api.act(callTaker, second, { action: 'merge', into: duplicates[0].caseId }))
  await system.settle()
  expect(await allOf((cursor) => system.ports.store.reportsOfCase(first, cursor))).toHaveLength(2)
  expect(await allOf((cursor) => system.ports.store.openCases('wujiaochang', cursor))).toEqual([first])
  // Once somebody is sent, it is for those who steer.
  const third = await caseOf({ ...SHED, description: '车棚里又搭了一间屋子，请来看看' })
  const { tasks } = fine(await api.case(callTaker, third)).body
  fine(await api.outcome(callTaker, tasks[0].taskId, { outcome: 'accepted', matter: 'exposed-rubbish' }))
  await system.settle()
  expect((await api.act(callTaker, third, { action: 'merge', into: first })).status).toBe(403)
})

test('the public names no device', async () => {
  const { api } = beginTelling(createSystem())
  const { status, body } = await api.report({ ...SHED, device: 'smoke-7' })
  expect(status).toBe(403)
  expect(JSON.stringify(body)).toContain('device')
})
