import { expect, test } from 'vitest'
import type { Calendar } from '#domain/clock/calendar.ts'
import { contradicts, replayDeadlines, replayOwed } from '#functions/usecases/operator/replay-deadlines.ts'
import { sweep } from '#functions/usecases/operator/sweep.ts'
import { local } from '#test/support/case-harness.ts'
import { rulesOf } from '#test/support/sample-rules.ts'
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
