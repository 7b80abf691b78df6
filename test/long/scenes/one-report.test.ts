/** Point 6: one bad report does not spoil a case, on the real machine. */
import { expect, test } from 'vitest'
import { until } from '#local/story/patience.ts'
import { inHandling, note, on, refusalOf, theStage } from './scene.ts'

const system = theStage()
const { desk } = system

test('6. A single report is ended while the others go on: an empty one by the call-taker, any other on a ruling that climbs', async () => {
  const scene = await inHandling(system)
  const empty = await scene.reportAgain()
  const other = await scene.reportAgain()
  const joined = () => desk.reportsOf(scene.caseId, 'call-taker')
  await until('both have joined', async () => ((await joined()).length === 3 ? true : undefined))
  const act = (person: string, reportId: string, action: Parameters<typeof desk.actOnReport>[3]) =>
    desk.actOnReport(person, scene.caseId, reportId, action)

  await act('call-taker', empty.reportId, { action: 'end-report', ground: 'empty', note })
  expect(await desk.track(empty.trackingCode)).toMatchObject({
    status: { code: 'report-ended' },
    reason: { code: 'empty' },
  })

  await act('call-taker', other.reportId, { action: 'end-report', ground: 'threat', note })
  const rulings = async (person: string) =>
    (await desk.tasksOf(person)).filter(({ kind }) => kind === 'ruling').length
  expect(await rulings('shift-leader')).toBe(1)
  expect(await scene.waitUntil(on('01-19', '17:00'))).toBe('handling')
  expect([await rulings('shift-leader'), await rulings('centre-head')]).toEqual([0, 1])
  expect((await desk.track(other.trackingCode)).status.code, 'silence grants nothing').toBe('open')
  const granted = { action: 'rule-on-end', grant: true } as const
  expect(await refusalOf(act('call-taker', other.reportId, granted))).toBe('not-permitted')
  await act('centre-head', other.reportId, granted)
  expect(await desk.track(other.trackingCode)).toMatchObject({
    status: { code: 'report-ended' },
    door: { code: 'police', contact: '110' },
  })

  expect(await scene.view()).toMatchObject({ status: 'open' })
  expect((await scene.track()).status.code).toBe('open')
})
