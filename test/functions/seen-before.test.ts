import { expect, test } from 'vitest'
import { allOf } from '#adapters/paging.ts'
import { triageReport } from '#functions/usecases/reports/triage-report.ts'
import { callTaker } from '#test/support/actors.ts'
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
