/** Point 10: the watch acts, on the real machine. (不再重复办理 is told by the story `discontent`.) */
import { expect, test } from 'vitest'
import { until } from '#local/story/patience.ts'
import { inHandling, note, theStage } from './scene.ts'

const system = theStage()
const { desk } = system

test('10. A report of the same matter at a watched place opens a linked case, to the leader at once, counted against the old', async () => {
  const scene = await inHandling(system)
  await scene.report('chengguan', 'handle', { outcome: 'done', note })
  await scene.report('inspector', 'reinspect', { outcome: 'passed', note })
  expect(await scene.at()).toBe('follow-up')
  const { notBefore = '' } = await scene.task('follow-up')
  await scene.waitUntil(notBefore)
  const [report] = await desk.reportsOf(scene.caseId, 'call-taker')
  await scene.report('call-taker', 'follow-up', {
    outcome: 'called',
    reportId: report?.reportId ?? '',
    solved: true,
    satisfied: 'satisfied',
  })
  await until('it is archived', async () => ((await scene.view()).status === 'ended' ? true : undefined))

  await scene.reportAgain()
  const decide = await until('the leader has the linked case', async () =>
    (await desk.tasksOf('grid-leader')).find(({ kind }) => kind === 'decide'),
  )
  expect(decide.caseId).not.toBe(scene.caseId)
  expect((await desk.caseOf(decide.caseId)).case).toMatchObject({
    linkedTo: scene.caseId,
    stage: { code: 'leader' },
    recurrences: [notBefore],
  })
  const counted = await until('it is counted against the old one', async () => {
    const { recurrences } = await scene.view()
    return recurrences === undefined ? undefined : recurrences
  })
  expect(counted).toEqual([notBefore])
})
