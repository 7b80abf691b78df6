import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk } from '#local/story/desk.ts'
import { until } from '#local/story/patience.ts'
import { broughtUp } from '#test/support/brought-up.ts'

/** Longer than the minute within which the time queue itself holds a message back: this one Scheduler has to fire. */
const DUE_IN = 64_000

let system: Awaited<ReturnType<typeof broughtUp>>
beforeAll(async () => {
  system = await broughtUp(['local'])
})
afterAll(() => system?.stop())

test('a due time on the wall clock fires through EventBridge Scheduler: an item of a plan lapses by itself', {
  timeout: 150_000,
}, async () => {
  const [environment] = system.files
  if (environment === undefined) throw new Error('The system did not come up.')
  const desk = openDesk(environment)
  const place = `跨部门试验点${Date.now()}`
  await desk.submitAtDesk(
    'call-taker',
    {
      channel: 'walk-in',
      appeal: 'complaint',
      description: '多年未解决的堆物',
      place,
      matter: 'cross-boundary',
      confirmedInPerson: true,
    },
    `wall-${Date.now()}`,
  )
  const decide = await until('the case comes to the leader', async () =>
    (await desk.tasksOf('grid-leader')).find((task) => task.kind === 'decide'),
  )
  const soon = (ms: number) => new Date(Date.now() + ms).toISOString()
  await desk.act('grid-leader', decide.caseId, {
    action: 'whistle',
    ground: 'several-departments',
    mode: 'online',
    parties: ['chengguan'],
    reportInBy: soon(60_000),
  })
  const dueAt = soon(DUE_IN)

  await desk.outcome('grid-leader', decide.taskId, {
    outcome: 'plan',
    items: [{ item: 'clear', party: 'chengguan', action: '清理堆物', dueAt }],
  })
  await until('the item is sent', async () =>
    (await desk.caseOf(decide.caseId)).tasks.find((task) => task.kind === 'plan-item'),
  )
  await new Promise((resolve) => setTimeout(resolve, DUE_IN))
  const back = await until('the lapse brings the case back to the leader', async () =>
    (await desk.tasksOf('grid-leader')).find(
      (task) => task.kind === 'decide' && task.caseId === decide.caseId && task.taskId !== decide.taskId,
    ),
  )

  const timeline = await desk.timeline(back.caseId)
  const lapsed = timeline.find(({ type }) => type === 'plan-item-ended')
  expect(lapsed?.data).toMatchObject({ item: 'clear', ending: 'lapsed' })
  expect(Date.parse(lapsed?.at ?? '')).toBeGreaterThanOrEqual(Date.parse(dueAt))
})
