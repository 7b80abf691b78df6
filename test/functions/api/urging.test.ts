import { describe, expect, test } from 'vitest'
import { dispatcher, handlerOf } from '#test/support/actors.ts'
import { STORY } from '#test/support/story.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { beginTelling, fine, taskOf, tell } from '#test/support/telling.ts'

const squad = handlerOf('chengguan')
const note = '设备今日到场，明日完成。'

describe('Urging', () => {
  test('shows on the desk since when it is unanswered, and in the timeline with its answer', async () => {
    const telling = await tell(beginTelling(createSystem()), { steps: STORY.slice(0, 3) })
    const { api, caseId } = telling
    const taskId = await taskOf(telling, squad, 'handle')

    fine(await api.act(dispatcher, caseId, { action: 'urge', taskId }))
    const [urged] = fine(await api.tasks(squad)).body.items
    expect(urged).toMatchObject({ urged: 1, unansweredSince: expect.any(String) })

    fine(await api.act(squad, caseId, { action: 'answer-urge', taskId, note }))
    const [answered] = fine(await api.tasks(squad)).body.items
    expect(answered).toMatchObject({ urged: 1 })
    expect(answered).not.toHaveProperty('unansweredSince')
    const { items } = fine(await api.case(dispatcher, caseId)).body.timeline
    expect(items.at(-1)).toMatchObject({
      type: 'urge-answered',
      actor: { id: squad.id },
      texts: { text: note },
    })

    const again = await api.act(squad, caseId, { action: 'answer-urge', taskId, note })
    expect([again.status, again.body.code]).toEqual([409, 'no-urge'])
    const wordless = await api.act(squad, caseId, { action: 'answer-urge', taskId })
    expect([wordless.status, wordless.body.code]).toEqual([400, 'invalid'])
  })
})
