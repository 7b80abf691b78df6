/** Point 9 beside the story `gas`: an emergency that an anonymous member of the public ticks, on the real machine. */
import { expect, test } from 'vitest'
import { until } from '#local/story/patience.ts'
import { inHandling, note, on, refusalOf, theStage } from './scene.ts'

const system = theStage()
const { desk } = system

test('9. What a member of the public ticks rings the duty officer, who looks first; it is called off by name', async () => {
  const scene = await inHandling(system)
  const receipt = await scene.reportAgain({
    place: '国定路335弄',
    matter: 'gas-leak',
    description: '楼道里燃气味很浓，怀疑燃气泄漏',
    emergency: true,
  })
  const alarm = await until('the duty officer is rung', async () =>
    (await desk.tasksOf('shift-leader')).find(({ kind }) => kind === 'check-alarm'),
  )
  const caseOf = async () => (await desk.caseOf(alarm.caseId)).case
  expect(await caseOf()).toMatchObject({ emergency: false, stage: { code: 'confirm' } })
  expect(await system.waitUntil(alarm.caseId, on('01-18', '09:16'))).toBe('confirm')
  expect((await desk.tasksOf('deputy', '?role=deputy')).map(({ kind }) => kind)).toContain('check-alarm')

  await desk.outcome('shift-leader', alarm.taskId, { outcome: 'emergency', how: 'called', note })
  expect(await system.settle(alarm.caseId)).toBe('handling')
  const kinds = async () => (await desk.caseOf(alarm.caseId)).tasks.map(({ kind }) => kind)
  expect(await kinds()).toContain('call-out')
  expect((await desk.track(receipt.trackingCode)).stage?.zh).toBe('正在应急处置')

  const off = { action: 'call-off', declaredBy: '消防救援站李队', note } as const
  expect(await refusalOf(desk.act('call-taker', alarm.caseId, off))).toBe('not-permitted')
  await desk.act('grid-leader', alarm.caseId, off)
  expect(await caseOf()).toMatchObject({ emergency: false })
  expect(await kinds()).not.toContain('call-out')
})
