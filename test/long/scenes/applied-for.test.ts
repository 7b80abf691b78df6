/** Point 10: of an authority's order 不再重复办理 is applied for, on the real machine. */
import { expect, test } from 'vitest'
import { until } from '#local/story/patience.ts'
import { note, on, openScene, refusalOf, type Scene, theStage } from './scene.ts'

const system = theStage()
const { desk } = system

/** Handled and checked on site; whoever is called back says that it is not solved. */
async function handledInVain(scene: Scene): Promise<void> {
  await scene.report('chengguan', 'handle', { outcome: 'done', note, head: '中队长到场' })
  await scene.report('inspector', 'reinspect', { outcome: 'passed', note })
  expect(await scene.at()).toBe('follow-up')
  await scene.waitUntil((await scene.task('follow-up')).notBefore ?? '')
  const [report] = await desk.reportsOf(scene.caseId, 'call-taker')
  await scene.report('call-taker', 'follow-up', {
    outcome: 'called',
    reportId: report?.reportId ?? '',
    solved: false,
    satisfied: 'dissatisfied',
    note,
  })
}

test('10. Of an order the centre’s head applies, silence grants nothing, and the district’s answer ends it', async () => {
  const source = { system: 'district.12345', reference: `GD-${crypto.randomUUID()}` }
  const scene = await openScene(system, { channel: 'district', source })
  await scene.report('dispatcher', 'dispatch', { outcome: 'dispatched', lead: 'chengguan', cooperating: [] })
  await handledInVain(scene)
  expect(await scene.at()).toBe('leader')
  await scene.report('grid-leader', 'decide', { outcome: 'assigned', lead: 'chengguan', cooperating: [] })
  await handledInVain(scene)

  const terminate = {
    action: 'terminate',
    grounds: 'policy-exhausted',
    publicWords: '棚内搭建已拆除，现场两次核查通过。',
    note,
  } as const
  await scene.act('centre-head', terminate)
  expect(await scene.view()).toMatchObject({
    status: 'open',
    stage: { code: 'follow-up' },
    terminationAsked: { grounds: 'policy-exhausted' },
  })
  expect(await refusalOf(scene.act('centre-head', terminate))).toBe('termination-pending')
  const consent = await scene.task('consent')
  expect(consent.assignee).toMatchObject({ role: 'supervisor' })
  expect(await refusalOf(desk.outcome('centre-head', consent.taskId, { outcome: 'given', note }))).toBe(
    'not-permitted',
  )
  expect(await scene.waitUntil(on('03-01'))).toBe('follow-up')
  expect(await scene.view()).not.toHaveProperty('termination')

  await desk.outcome('supervisor', consent.taskId, { outcome: 'given', note })
  const ended = await until('it is archived', async () => {
    const seen = await scene.view()
    return seen.status === 'ended' ? seen : undefined
  })
  expect(ended).toMatchObject({ ending: 'archived', termination: { grounds: 'policy-exhausted' } })
  expect(await scene.track()).toMatchObject({ door: { code: 'petition-office' } })
})
