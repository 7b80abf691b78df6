import { expect, test } from 'vitest'
import { handlerOf, shiftLeader } from '#test/support/actors.ts'
import { STORY } from '#test/support/story.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { beginTelling, fine, taskOf, tell } from '#test/support/telling.ts'

test('the lead asks for another processing type, the shift leader grants it, and the due time explains itself', async () => {
  const telling = await tell(beginTelling(createSystem()), { steps: STORY.slice(0, 3) })
  const { api, caseId, system } = telling
  const squad = handlerOf('chengguan')
  const taskId = await taskOf(telling, squad, 'handle')
  const ask = {
    action: 'ask-processing',
    taskId,
    processing: 'comprehensive',
    note: '涉及多户',
    evidence: ['勘查记录'],
  }
  fine(await api.act(squad, caseId, ask))
  const before = fine(await api.tasks(squad)).body.items[0]
  expect(before.pendingProcessing.processing).toBe('comprehensive')
  const again = await api.act(squad, caseId, ask)
  expect([again.status, again.body.code]).toEqual([409, 'processing-pending'])

  fine(await api.act(shiftLeader, caseId, { action: 'rule-on-processing', taskId, grant: true }))
  await system.settle()
  const { case: of, tasks } = fine(await api.case(squad, caseId)).body
  expect(of.processing).toBe('comprehensive')
  const task = tasks.find((one: { taskId: string }) => one.taskId === taskId)
  expect(task.dueAt > before.dueAt).toBe(true)
  expect(task.due.zh).toContain('综合性')
  const scheduled = (await system.ports.schedules.ofCase(caseId)).find((one) => one.taskId === taskId)
  expect(scheduled?.at.slice(0, 10)).not.toBe(before.dueAt.slice(0, 10))
})
