import { expect, test } from 'vitest'
import { allOf } from '#adapters/paging.ts'
import { callTaker, shiftLeader } from '#test/support/actors.ts'
import { local } from '#test/support/case-harness.ts'
import { SHED } from '#test/support/story.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { beginTelling, fine } from '#test/support/telling.ts'

const WORDS = '街道某科长收了饭店老板的购物卡'
const ABOUT_OFFICIALS = {
  ...SHED,
  channel: 'web',
  appeal: 'tip-off',
  description: WORDS,
  place: '国定路555弄3号502室',
  reporter: { name: '王秀英', phone: '13900000000' },
  discipline: true,
}

async function began() {
  const system = createSystem()
  await system.advanceTo(local('2021-01-18 09:00'))
  const { api } = beginTelling(system)
  return {
    system,
    api,
    cases: async () => (await system.ports.store.openCases('wujiaochang')).items,
    caseOf: async (reportId: string) => {
      const report = await system.ports.store.loadReport(reportId)
      return report?.status === 'joined' ? report.caseId : ''
    },
    texts: async (reportId: string) =>
      JSON.stringify([
        await system.ports.store.loadReport(reportId),
        await system.ports.store.reportText(reportId),
        await system.ports.store.person(reportId),
        await allOf((cursor) => system.ports.store.history(`report/${reportId}`, cursor)),
        system.published,
      ]),
  }
}
const LEADS_TO_SOMEBODY = /购物卡|科长|王秀英|13900000000|502室/u

test('12: a complaint about discipline is told the discipline office’s door; a receipt is kept, its words are not', async () => {
  const { api, system, cases, texts } = await began()
  for (const submit of [
    () => api.report(ABOUT_OFFICIALS, 'key-1'),
    () => api.submitAtDesk(callTaker, { ...ABOUT_OFFICIALS, channel: 'hotline' }),
  ]) {
    const { reportId, trackingCode } = fine(await submit(), 201).body
    await system.settle()
    expect(fine(await api.track(trackingCode)).body).toMatchObject({
      status: { code: 'report-ended' },
      reason: { code: 'discipline' },
      door: { code: 'discipline-office', contact: '12388', role: { code: 'right-door' } },
    })
    expect(await texts(reportId)).not.toMatch(LEADS_TO_SOMEBODY)
    // Nothing of it becomes a case, at once or in the night.
    await system.sweep()
    expect(await cases()).toEqual([])
    fine(await api.withdraw(trackingCode))
  }
  expect(system.deadLetters).toEqual([])
  // The same sent again has the same receipt.
  expect(fine(await api.report(ABOUT_OFFICIALS, 'key-1'), 201).body.trackingCode).toBeDefined()
})

test('12: what an authority sends of that kind goes back to it, and more words of it are not kept either', async () => {
  const { api, system, texts } = await began()
  const source = { system: 'district.12345', reference: 'GD-1' }
  const order = { ...ABOUT_OFFICIALS, channel: 'district', source }
  const { reportId } = fine(await api.submitAtDesk(callTaker, order), 201).body
  const more = { ...order, description: `${WORDS}，还有一次` }
  expect(fine(await api.submitAtDesk(callTaker, more), 201).body.reportId).toBe(reportId)
  await system.settle()
  expect(system.published.filter(({ type }) => type === 'report-ended').map(({ data }) => data)).toEqual([
    { ground: 'discipline', source },
  ])
  expect(await texts(reportId)).not.toMatch(LEADS_TO_SOMEBODY)
})

test.each([
  ['with others', [SHED]],
  ['alone', []],
])(
  '12: found to be that on the telephone, %s, it ends on that ground, and its words go',
  async (_how, others) => {
    const { api, system, texts, caseOf } = await began()
    for (const body of others) fine(await api.report(body), 201)
    const { discipline: _unknown, ...plain } = ABOUT_OFFICIALS
    const said = {
      ...plain,
      appeal: 'complaint',
      place: SHED.place,
      description: `${WORDS}${SHED.description}`,
    }
    const { reportId, trackingCode } = fine(await api.report(said), 201).body
    await system.settle()
    const caseId = await caseOf(reportId)
    expect(await texts(reportId)).toMatch(LEADS_TO_SOMEBODY)
    const end = { action: 'end-report', ground: 'discipline', note: '转告12388' }
    fine(await api.actOnReport(callTaker, caseId, reportId, end))
    await system.settle()
    const ruling = { action: 'rule-on-end', grant: true, note: '同意' }
    fine(await api.actOnReport(shiftLeader, caseId, reportId, ruling))
    await system.settle()
    expect(fine(await api.track(trackingCode)).body).toMatchObject({
      reason: { code: 'discipline' },
      door: { code: 'discipline-office' },
    })
    expect(await texts(reportId)).not.toMatch(LEADS_TO_SOMEBODY)
    expect(JSON.stringify(await system.ports.store.loadCase(caseId))).not.toMatch(LEADS_TO_SOMEBODY)
    // Nor is it found by the number.
    expect(await texts(reportId)).not.toContain('"caller":')
    expect(fine(await api.cases(callTaker, { find: '13900000000' })).body.items).toEqual([])
  },
)
