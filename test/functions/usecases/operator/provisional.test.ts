import { expect, test } from 'vitest'
import type { Calendar } from '#domain/clock/calendar.ts'
import { contradicts, replayDeadlines, replayOwed } from '#functions/usecases/operator/replay-deadlines.ts'
import { sweep } from '#functions/usecases/operator/sweep.ts'
import { handlerOf } from '#test/support/actors.ts'
import { local } from '#test/support/case-harness.ts'
import { rulesOf } from '#test/support/sample-rules.ts'
import { STORY } from '#test/support/story.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { beginTelling, fine, openCase, type Step, tell } from '#test/support/telling.ts'

/** The first Friday of February 2027: of that year no holidays are published, and Spring Festival begins on the Saturday. */
const REPORTED: Step = {
  at: '2027-02-05 09:10',
  what: 'somebody reports rubbish',
  act: async (telling) => {
    const rubbish = {
      channel: 'web',
      appeal: 'complaint',
      description: '垃圾成堆',
      place: '政通路广场',
      reporter: { phone: '13800000000' },
    }
    const { body } = fine(await telling.api.report(rubbish), 201)
    telling.reportId = body.reportId
    await telling.system.settle()
    telling.caseId = await openCase(telling)
  },
}

/** As the calendar may be when the notice for 2027 has come: the week of Spring Festival is off. */
const withNotice = (calendar: Calendar): Calendar => ({
  ...calendar,
  lastKnownYear: 2027,
  isWorkingDay: (date) => (date < '2027-02-06' || date > '2027-02-12') && calendar.isWorkingDay(date),
})

test('a due time in a year without holidays is provisional, and moves when they are published', async () => {
  const system = createSystem({ startAt: local('2027-02-05 09:00') })
  const { caseId, reportId } = await tell(beginTelling(system), { steps: [REPORTED] })
  const contact = async () => (await system.ports.store.loadCase(caseId))?.tasks[0]
  expect(await contact()).toMatchObject({ dueAt: local('2027-02-08 17:30'), provisional: true })

  expect((await system.sweep()).recomputed).toBe(0)

  const laterRules = async (jurisdiction: string) => {
    const { pack, calendar } = await rulesOf(jurisdiction)
    return { pack, calendar: withNotice(calendar) }
  }
  const deps = { ...system.depsOf('sweep'), rulesOf: laterRules }
  const report = async () => await system.ports.store.loadReport(reportId)
  expect((await report())?.owed).toMatchObject({
    contact: { dueAt: local('2027-02-08 17:30'), provisional: true },
    reply: { dueAt: local('2027-02-12 17:30'), provisional: true },
  })
  expect((await sweep(deps, 'wujiaochang', 'sweep')).recomputed).toBe(2)
  expect((await sweep(deps, 'wujiaochang', 'sweep')).recomputed).toBe(0)
  await system.settle()

  const moved = await contact()
  expect(moved).toMatchObject({ dueAt: local('2027-02-15 17:30') })
  expect(moved?.provisional).toBeUndefined()
  const schedules = await system.ports.schedules.ofCase(caseId)
  expect(schedules.map(({ at }) => at)).toEqual([moved?.warnings[0]?.at])
  const { items } = await system.ports.store.history(`case/${caseId}`)
  const told = items.map(({ event }) => event)
  expect(told.at(-1)).toMatchObject({ type: 'due-time-moved', data: { by: { kind: 'recalculated' } } })
  const { calendar } = await laterRules('wujiaochang')
  expect(replayDeadlines(told, calendar)).toMatchObject([{ change: 'same' }])
  // Settled before the notice came, it would still stand as it was told, and contradict nothing.
  const before = replayDeadlines(told.slice(0, -1), calendar)
  expect(before).toMatchObject([{ change: 'moved', provisional: true }])
  expect(before.filter(contradicts)).toEqual([])
  const asIfCertain = before.map((one) => ({ ...one, provisional: false }))
  expect(asIfCertain.filter(contradicts)).toHaveLength(1)

  const { limit: _contact, ...first } = (await report())?.owed?.contact ?? {}
  const { limit: _reply, ...reply } = (await report())?.owed?.reply ?? {}
  expect([first, reply]).toEqual([{ dueAt: local('2027-02-15 17:30') }, { dueAt: local('2027-02-19 17:30') }])
  const ofReport = (await system.ports.store.history(`report/${reportId}`)).items.map(({ event }) => event)
  expect(replayOwed(reportId, ofReport, () => calendar).map(({ change }) => change)).toEqual(['same', 'same'])
})

/** Monday 25 January 2021 became a day off after everything had been told. */
const amended = (calendar: Calendar): Calendar => ({
  ...calendar,
  isWorkingDay: (date) => date !== '2021-01-25' && calendar.isWorkingDay(date),
  nameOf: (date) => (date === '2021-01-25' ? { zh: '临时放假', en: 'Day off' } : calendar.nameOf(date)),
})

test('14.2: a calendar that changes within a published year moves every open limit it touches, and that is told', async () => {
  const system = createSystem()
  const telling = await tell(beginTelling(system), { steps: STORY.slice(0, 3) })
  const { caseId, reportId, api } = telling
  const dueOf = async () =>
    fine(await api.case(handlerOf('chengguan'), caseId)).body.tasks.map(
      ({ dueAt }: { dueAt: string }) => dueAt,
    )
  const before = await dueOf()
  expect(new Set(before)).toEqual(new Set([local('2021-01-27 17:30')]))
  expect((await system.sweep()).recomputed).toBe(0)

  const rules = async (jurisdiction: string, version?: number) => {
    const { pack, calendar } = await rulesOf(jurisdiction, version)
    return { pack, calendar: amended(calendar) }
  }
  const deps = { ...system.depsOf('sweep'), rulesOf: rules }
  // The case with its three tasks, and its report: five working days from the 18th end on the 25th.
  expect((await sweep(deps, 'wujiaochang', 'sweep')).recomputed).toBe(2)
  expect((await sweep(deps, 'wujiaochang', 'sweep')).recomputed).toBe(0)
  await system.settle()

  expect(new Set(await dueOf())).toEqual(new Set([local('2021-01-28 17:30')]))
  const { body } = fine(await api.case(handlerOf('chengguan'), caseId))
  expect(body.tasks[0].due.zh).toContain('按公布或调整后的放假安排重算')
  expect((await system.ports.store.loadReport(reportId))?.owed?.reply.dueAt).toBe(local('2021-01-26 17:30'))
  const told = (await system.ports.store.history(`case/${caseId}`)).items.map(({ event }) => event)
  const moved = told.filter(({ type }) => type === 'due-time-moved')
  expect(moved).toHaveLength(before.length)
  expect(moved.map(({ data }) => data)).toEqual(
    moved.map(() => expect.objectContaining({ by: expect.objectContaining({ kind: 'recalculated' }) })),
  )
  const { calendar } = await rules('wujiaochang')
  expect(
    replayDeadlines(told, calendar).filter(({ change, kind }) => kind === 'handle' && change !== 'same'),
  ).toEqual([])
})
