/** Point 12: complaints about discipline, and cases that a narrower circle reads, on the real machine. */
import { expect, test } from 'vitest'
import { until } from '#local/story/patience.ts'
import { inHandling, note, openScene, refusalOf, theStage } from './scene.ts'

const system = theStage()
const { desk } = system

test('12. A complaint about discipline gets the door of its office and a receipt, and opens nothing', async () => {
  const scene = await openScene(system)
  const said = '街道某科长收了饭店老板的购物卡'
  const { trackingCode } = await desk.report(
    {
      channel: 'web',
      appeal: 'tip-off',
      description: said,
      place: '国定路555弄3号502室',
      reporter: { name: '王秀英', phone: '13900000000' },
      discipline: true,
    },
    crypto.randomUUID(),
  )
  const told = await until('it is told the door', async () => {
    const seen = await desk.track(trackingCode)
    return seen.status.code === 'report-ended' ? seen : undefined
  })
  expect(told).toMatchObject({
    reason: { code: 'discipline' },
    door: { code: 'discipline-office', contact: '12388' },
  })
  for (const person of ['call-taker', 'dispatcher', 'shift-leader', 'grid-leader'])
    for (const task of await desk.tasksOf(person)) expect(task.caseId).toBe(scene.caseId)
})

test('12. A sensitive case is read by a narrower circle and by who has to act in it; the leader is told', async () => {
  const scene = await inHandling(system, 'chengguan', ['fangban'])
  await scene.act('call-taker', { action: 'mark-sensitive', as: ['threat'], note })
  for (const person of ['dispatcher', 'inspector', 'deputy'])
    expect(await refusalOf(desk.caseOf(scene.caseId, person))).toBe('case-unknown')
  for (const person of ['call-taker', 'shift-leader', 'centre-head', 'grid-leader', 'chengguan', 'fangban'])
    expect((await desk.caseOf(scene.caseId, person)).case.caseId).toBe(scene.caseId)
  expect((await desk.tasksOf('grid-leader')).map(({ kind }) => kind)).toContain('take-note')

  for (const person of ['fangban', 'chengguan'])
    await scene.report(person, 'handle', { outcome: 'done', note })
  expect(await scene.at()).toBe('reinspection')
  expect(await refusalOf(desk.caseOf(scene.caseId, 'fangban'))).toBe('case-unknown')
  expect((await desk.caseOf(scene.caseId, 'inspector')).case.caseId).toBe(scene.caseId)
})
