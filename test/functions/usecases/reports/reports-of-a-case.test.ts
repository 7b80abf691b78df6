import { describe, expect, test } from 'vitest'
import { allOf } from '#adapters/paging.ts'
import { triageReport } from '#functions/usecases/reports/triage-report.ts'
import { callTaker, dispatcher } from '#test/support/actors.ts'
import { outage } from '#test/support/fault.ts'
import type { Answer } from '#test/support/http.ts'
import { SHED } from '#test/support/story.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { beginTelling, fine, settleTask, type Telling } from '#test/support/telling.ts'

/** One that an answer may close. */
const QUESTION = { ...SHED, appeal: 'question' }

/** Somebody else than who reported first: another number. */
const OTHER_PERSON = { phone: '13900000000' }

/** The open cases, oldest first. */
const openCases = async ({ system }: Telling): Promise<readonly string[]> =>
  [...(await system.ports.store.openCases('wujiaochang')).items].sort()

test('500 reports join one case without fighting over its version', { timeout: 30_000 }, async () => {
  let lost = 0
  const system = createSystem({
    around: async (call, carryOut) => {
      const result = await carryOut()
      if (call.consumer === 'triage' && call.method === 'save' && !(result as { saved: boolean }).saved)
        lost += 1
      return result
    },
  })
  const telling = beginTelling(system)
  await telling.api.report(SHED)
  await system.settle()
  const [caseId = ''] = await openCases(telling)
  const before = await system.ports.store.loadCase(caseId)
  system.settings.streaming = false
  const receipts = await Promise.all(
    Array.from({ length: 500 }, () => telling.api.report(SHED).then((answer) => fine(answer, 201).body)),
  )

  const deps = system.depsOf('triage')
  const outcomes = await Promise.all(receipts.map(({ reportId }) => triageReport(deps, reportId, 'test')))

  expect(new Set(outcomes.map(({ did }) => did))).toEqual(new Set(['joined']))
  expect(lost).toBe(0)
  const state = await system.ports.store.loadCase(caseId)
  expect(state?.case.version).toBe(before?.case.version)
  expect(state?.counters).toEqual({
    standing: 501,
    joined: 500,
    found: 0,
    appeals: { complaint: 500 },
  })
  expect(await allOf((cursor) => system.ports.store.reportsOfCase(caseId, cursor))).toHaveLength(501)
  expect(await openCases(telling)).toEqual([caseId])
})

test('many reports at the same moment open one case', async () => {
  const system = createSystem()
  const telling = beginTelling(system)
  system.settings.streaming = false
  const receipts = await Promise.all(Array.from({ length: 6 }, () => telling.api.report(SHED)))
  const deps = system.depsOf('triage')

  const outcomes = await Promise.all(receipts.map(({ body }) => triageReport(deps, body.reportId, 'test')))

  expect(outcomes.map(({ did }) => did).sort()).toEqual([
    'joined',
    'joined',
    'joined',
    'joined',
    'joined',
    'opened',
  ])
  expect(await openCases(telling)).toHaveLength(1)
})

describe('a merge', () => {
  test('takes the reports along, with what is reported there later, and ends the execution quietly', async () => {
    const system = createSystem()
    const telling = beginTelling(system)
    const { api } = telling
    const elsewhere = { ...SHED, place: '国和路1000弄' }
    const first = fine(await api.report(SHED), 201).body
    await system.settle()
    const [into = ''] = await openCases(telling)
    const second = fine(await api.report(elsewhere), 201).body
    const third = fine(await api.report(elsewhere), 201).body
    await system.settle()
    const from = (await openCases(telling)).find((one) => one !== into) ?? ''

    fine(await api.act(dispatcher, from, { action: 'merge', into }))
    await system.settle()

    const ended = await system.ports.store.loadCase(from)
    expect(ended?.case).toMatchObject({ status: 'ended', ending: 'merged', reference: into })
    expect(ended?.counters.standing).toBe(0)
    expect(system.execution(from).statesEntered.at(-1)).toBe('The case has ended')
    const moved = await allOf((cursor) => system.ports.store.reportsOfCase(into, cursor))
    expect(moved.sort()).toEqual([first.reportId, second.reportId, third.reportId].sort())
    expect((await system.ports.store.loadCase(into))?.counters).toEqual({
      standing: 3,
      joined: 2,
      found: 0,
      appeals: { complaint: 2 },
    })
    expect(fine(await api.track(third.trackingCode)).body).toMatchObject({
      status: { code: 'open' },
      stage: { code: 'confirm' },
    })

    fine(await api.report(elsewhere), 201)
    await system.settle()
    expect(await openCases(telling)).toEqual([into])
  })

  test('is carried on where it was interrupted', async () => {
    const system = createSystem()
    const telling = beginTelling(system)
    const elsewhere = { ...SHED, place: '国和路1000弄' }
    await telling.api.report(SHED)
    await system.settle()
    const [into = ''] = await openCases(telling)
    for (let n = 0; n < 5; n += 1) await telling.api.report(elsewhere)
    await system.settle()
    const from = (await openCases(telling)).find((one) => one !== into) ?? ''
    fine(await telling.api.act(dispatcher, from, { action: 'merge', into }))
    let saves = 0
    system.setAround(async ({ consumer, method }, carryOut) => {
      if (consumer === 'reconcile' && method === 'save') saves += 1
      // The third one is not moved at first.
      if (consumer === 'reconcile' && method === 'save' && saves === 3) throw outage()
      return carryOut()
    })
    await system.settle()

    expect(await allOf((cursor) => system.ports.store.reportsOfCase(into, cursor))).toHaveLength(6)
    expect((await system.ports.store.loadCase(into))?.counters).toEqual({
      standing: 6,
      joined: 5,
      found: 0,
      appeals: { complaint: 5 },
    })
    expect(system.deadLetters).toEqual([])
  })
})

test('what the centre found goes on in the case it was merged into, when all its reporters withdraw', async () => {
  const system = createSystem()
  const telling = beginTelling(system)
  const { api } = telling
  const first = fine(await api.report(SHED), 201).body
  await system.settle()
  const [into = ''] = await openCases(telling)
  const hazard = fine(await api.report({ ...SHED, place: '国和路1000弄' }), 201).body
  await system.settle()
  telling.caseId = (await openCases(telling)).find((one) => one !== into) ?? ''
  await settleTask(telling, callTaker, 'contact', { outcome: 'accepted', hazard: true })
  await system.settle()
  fine(await api.act(dispatcher, telling.caseId, { action: 'merge', into }))
  await system.settle()

  for (const { trackingCode } of [first, hazard]) fine(await api.withdraw(trackingCode))
  await system.settle()

  const state = await system.ports.store.loadCase(into)
  expect(state?.case).toMatchObject({ status: 'open', foundByCentre: true })
  expect(state?.counters).toEqual({
    standing: 0,
    joined: 1,
    found: 1,
    appeals: { complaint: 0 },
    openerGone: 1,
  })
})

test('a reporter who was called before the merge is called again in the case it went into', async () => {
  const system = createSystem()
  const telling = beginTelling(system)
  const { api } = telling
  const elsewhere = { ...QUESTION, place: '国和路1000弄' }
  await api.report(QUESTION)
  await system.settle()
  const [into = ''] = await openCases(telling)
  const [called] = await Promise.all([
    api.report(elsewhere),
    api.report({ ...elsewhere, reporter: OTHER_PERSON }),
  ])
  await system.settle()
  const from = (await openCases(telling)).find((one) => one !== into) ?? ''
  const { reportId } = called.body
  const solved = { outcome: 'called', reportId, solved: true, satisfied: 'satisfied' }
  for (const caseId of [from, into]) {
    await settleTask({ api, caseId }, callTaker, 'contact', { outcome: 'answered', note: '已答复' })
    await system.settle()
  }
  await system.wait(72)
  await settleTask({ api, caseId: from }, callTaker, 'follow-up', solved)
  await system.settle()
  fine(await api.act(dispatcher, from, { action: 'merge', into }))
  await system.settle()
  expect(await system.ports.store.loadReport(reportId)).toMatchObject({ caseId: into, callBacks: [] })
})

test('a reporter who takes the report back after the call leaves the others to be called', async () => {
  const system = createSystem()
  const telling = beginTelling(system)
  const { api } = telling
  const [one, other] = await Promise.all([
    api.report(QUESTION),
    api.report({ ...QUESTION, reporter: OTHER_PERSON }),
  ])
  await system.settle()
  telling.caseId = (await openCases(telling))[0] ?? ''
  await settleTask(telling, callTaker, 'contact', { outcome: 'answered', note: '已答复' })
  await system.wait(72)
  const solved = (answer: Answer) => ({
    outcome: 'called',
    reportId: answer.body.reportId,
    solved: true,
    satisfied: 'satisfied',
  })
  await settleTask(telling, callTaker, 'follow-up', solved(one))
  await system.settle()
  fine(await api.withdraw(one.body.trackingCode))
  await system.settle()
  expect((await system.ports.store.loadCase(telling.caseId))?.case).toMatchObject({
    status: 'open',
    called: { settled: 0, unsolved: 0 },
  })
  await settleTask(telling, callTaker, 'follow-up', solved(other))
  await system.settle()
  expect((await system.ports.store.loadCase(telling.caseId))?.case).toMatchObject({ ending: 'archived' })
})

test('a report that joins in the call-back keeps the case from being settled without it', async () => {
  const system = createSystem()
  const telling = beginTelling(system)
  await telling.api.report(QUESTION)
  await system.settle()
  telling.caseId = (await openCases(telling))[0] ?? ''
  await settleTask(telling, callTaker, 'contact', { outcome: 'answered', note: '已当场答复。' })
  await system.settle()
  expect((await system.ports.store.loadCase(telling.caseId))?.case.position).toMatchObject({
    stage: 'follow-up',
  })

  fine(await telling.api.report(QUESTION), 201)
  await system.settle()

  const state = await system.ports.store.loadCase(telling.caseId)
  expect(state?.case.position).toMatchObject({ stage: 'leader' })
  expect(state?.case.round).toBe(2)
})
