import { describe, expect, test } from 'vitest'
import { OPERATIONS } from '#local/docs/openapi/operations.ts'
import { callTaker, dispatcher, shiftLeader } from '#test/support/actors.ts'
import { local } from '#test/support/case-harness.ts'
import type { Answer } from '#test/support/http.ts'
import { historyOf } from '#test/support/standing.ts'
import { SHED } from '#test/support/story.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { beginTelling, fine, settleTask } from '#test/support/telling.ts'

const note = '已告知王女士'
const shaped = (id: string, { body }: Answer) => {
  const schema = OPERATIONS.find((one) => one.id === id)?.schemas.answer
  expect(schema?.parse(body)).toEqual(body)
  return body
}

/** A case with two reports, of which the second asks for help. */
async function withTwo() {
  const system = createSystem()
  const telling = beginTelling(system)
  await system.advanceTo(local('2021-01-18 09:00'))
  const first = fine(await telling.api.report(SHED), 201).body
  await system.settle()
  const second = fine(
    await telling.api.report({ ...SHED, appeal: 'help', reporter: { phone: '13900000000' } }),
    201,
  ).body
  await system.settle()
  telling.caseId = (await system.ports.store.openCases('wujiaochang')).items[0] ?? ''
  const { api, caseId } = telling
  return {
    telling,
    system,
    api,
    caseId,
    first,
    second,
    act: (body: object, who = callTaker) => api.actOnReport(who, caseId, second.reportId, body),
    listed: async (reportId: string) =>
      shaped('listReports', fine(await api.reports(callTaker, caseId))).items.find(
        (item: { reportId: string }) => item.reportId === reportId,
      ),
    tracked: async (code: string) => shaped('trackReport', fine(await api.track(code))),
  }
}

describe('POST /v1/cases/{caseId}/reports/{reportId}/actions', () => {
  test('records contact and reply of one report; it shows to those who call and to its reporter', async () => {
    const { telling, system, act, listed, tracked, first, second } = await withTwo()
    await settleTask(telling, callTaker, 'contact', { outcome: 'accepted' })
    await system.settle()
    expect(await listed(first.reportId)).toMatchObject({
      contact: { at: local('2021-01-18 09:00'), dueAt: local('2021-01-19 17:30'), overdue: false },
      reply: { dueAt: local('2021-01-25 17:30'), overdue: false },
    })
    expect((await listed(second.reportId)).contact).not.toHaveProperty('at')

    await system.advanceTo(local('2021-01-20 10:00'))
    expect((await listed(second.reportId)).contact).toMatchObject({
      overdue: true,
      due: { zh: expect.stringContaining('应于2021年1月19日（周二）17:30前完成') },
    })
    expect(shaped('actOnReport', fine(await act({ action: 'record-contact' })))).toMatchObject({
      contact: { at: local('2021-01-20 10:00'), overdue: true },
    })
    expect(await tracked(second.trackingCode)).toMatchObject({ answerBy: local('2021-01-25 17:30') })
    expect(await tracked(second.trackingCode)).not.toHaveProperty('answeredAt')

    expect(await act({ action: 'record-reply', how: 'message', note })).toMatchObject({
      body: { code: 'reply-unapproved' },
    })
    fine(await act({ action: 'ask-reply', words: '已处置，现场核查通过' }))
    fine(await act({ action: 'rule-on-reply', grant: true }, shiftLeader))
    expect(await tracked(second.trackingCode)).not.toHaveProperty('answer')
    fine(await act({ action: 'record-reply', how: 'message', note }))
    await system.settle()
    expect((await listed(second.reportId)).replied).toEqual({ at: local('2021-01-20 10:00'), how: 'message' })
    const answered = await tracked(second.trackingCode)
    expect(answered).toMatchObject({
      answeredAt: local('2021-01-20 10:00'),
      answer: '已处置，现场核查通过',
    })
    expect(JSON.stringify(answered)).not.toContain(note)
    expect(await tracked(first.trackingCode)).not.toHaveProperty('answeredAt')
    const told = system.published.filter(({ type }) => type === 'report-replied')
    expect(told).toHaveLength(1)
    expect(JSON.stringify(told)).not.toContain(note)
  })

  test('a longer limit is granted by somebody else and moves by when the reporter is told', async () => {
    const { act, tracked, second } = await withTwo()
    fine(await act({ action: 'ask-extension', note }))
    expect(await act({ action: 'rule-on-extension', grant: true })).toMatchObject({
      status: 403,
      body: { code: 'not-permitted' },
    })
    fine(await act({ action: 'rule-on-extension', grant: true }, shiftLeader))
    expect((await tracked(second.trackingCode)).answerBy).toBe(local('2021-02-07 17:30'))
  })

  test('only of a report that stands with that case, and only by those who call', async () => {
    const { api, act, caseId, second } = await withTwo()
    const contact = { action: 'record-contact' }
    const refused = async (asked: Promise<Answer>) => (await asked).body.code
    expect(await refused(api.actOnReport(callTaker, caseId, 'r-nobody', contact))).toBe('report-unknown')
    expect(await refused(api.actOnReport(callTaker, 'c-none', second.reportId, contact))).toBe('case-unknown')
    const elsewhere = { ...callTaker, jurisdiction: 'elsewhere' }
    expect(await refused(act(contact, elsewhere))).toBe('case-unknown')
    expect(await refused(act(contact, dispatcher))).toBe('not-permitted')
    expect(await refused(act({ action: 'record-reply', how: 'pigeon', note }))).toBe('invalid')
  })
})

test('the sweep records overdue contacts and replies, once each', async () => {
  const { system, second, first, act } = await withTwo()
  fine(await act({ action: 'record-contact' }))
  const overdueOf = async (reportId: string) =>
    (await historyOf(system, `report/${reportId}`))
      .filter(({ event }) => event.type === 'report-overdue')
      .map(({ event }) => event.data)
  expect((await system.sweep()).reportsOverdue).toBe(0)

  await system.advanceTo(local('2021-01-20 03:00'))
  expect((await system.sweep()).reportsOverdue).toBe(1)
  expect((await system.sweep()).reportsOverdue).toBe(0)
  await system.advanceTo(local('2021-01-26 03:00'))
  expect((await system.sweep()).reportsOverdue).toBe(2)
  expect((await system.sweep()).reportsOverdue).toBe(0)

  const reply = { duty: 'reply', dueAt: local('2021-01-25 17:30') }
  expect(await overdueOf(first.reportId)).toEqual([
    { duty: 'contact', dueAt: local('2021-01-19 17:30') },
    reply,
  ])
  expect(await overdueOf(second.reportId)).toEqual([reply])
})

test('what is owed outlives its case: the sweep records it after a transfer, once, however many there are', async () => {
  const { api, system, caseId, act, first, second } = await withTwo()
  fine(await act({ action: 'record-contact' }))
  const more = await Promise.all(
    Array.from({ length: 25 }, async () => fine(await api.report(SHED), 201).body),
  )
  await system.settle()
  fine(await api.act(shiftLeader, caseId, { action: 'transfer', to: 'yinhang-street', note }))
  await system.settle()
  expect(await system.ports.store.openCases('wujiaochang')).toMatchObject({ items: [] })

  await system.advanceTo(local('2021-01-20 03:00'))
  expect(await system.sweep()).toMatchObject({ reportsOverdue: 26, failed: [] })
  await system.advanceTo(local('2021-01-26 03:00'))
  expect(await system.sweep()).toMatchObject({ reportsOverdue: 27, failed: [] })
  expect((await system.sweep()).reportsOverdue).toBe(0)

  const overdue = system.published.filter(({ type }) => type === 'report-overdue')
  expect(overdue).toHaveLength(25 + 27 + 1)
  const told = async (reportId: string) =>
    (await historyOf(system, `report/${reportId}`)).flatMap(({ event }) =>
      event.type === 'report-overdue' ? [event.data.duty] : [],
    )
  expect(await told(first.reportId)).toEqual(['contact', 'reply'])
  expect(await told(second.reportId)).toEqual(['reply'])
  expect(await told(more[0]?.reportId ?? '')).toEqual(['contact', 'reply'])
  expect(await act({ action: 'record-reply', how: 'phone', note })).toMatchObject({
    body: { code: 'reply-unapproved' },
  })
  fine(await act({ action: 'record-reply', how: 'phone', note }, shiftLeader))
})

test('who was answered in the first contact is not looked at again when the case is over', async () => {
  const telling = beginTelling(createSystem())
  const { api, system } = telling
  const { reportId } = fine(await api.report(SHED), 201).body
  await system.settle()
  telling.caseId = (await system.ports.store.openCases('wujiaochang')).items[0] ?? ''
  await settleTask(telling, callTaker, 'contact', { outcome: 'rejected', reason: 'malicious', note })
  await system.settle()
  const now = local('2021-01-26 03:00')
  expect((await system.ports.store.owedReports('wujiaochang', now)).items).toEqual([])
  expect((await system.ports.store.loadReport(reportId))?.replied).toMatchObject({ how: 'first-contact' })
})
