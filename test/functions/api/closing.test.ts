import { describe, expect, test } from 'vitest'
import { callTaker, dispatcher, handlerOf } from '#test/support/actors.ts'
import { STORY } from '#test/support/story.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { beginTelling, fine, taskOf, tell } from '#test/support/telling.ts'

describe('17. A contractor', () => {
  test('never leads: not by a dispatch, nor by a ruling on a return; it may cooperate', async () => {
    const telling = await tell(beginTelling(createSystem()), { steps: STORY.slice(0, 2) })
    const { api, system, caseId } = telling
    const dispatch = await taskOf(telling, dispatcher, 'dispatch')
    const led = { outcome: 'dispatched', lead: 'disanfang' }
    const refused = await api.outcome(dispatcher, dispatch, led)
    expect([refused.status, refused.body.code]).toEqual([422, 'contractor-leads'])

    const cooperating = { outcome: 'dispatched', lead: 'fangban', cooperating: ['disanfang'] }
    fine(await api.outcome(dispatcher, dispatch, cooperating))
    await system.settle()
    const handle = await taskOf(telling, handlerOf('fangban'), 'handle')
    const returned = { outcome: 'returned', reason: 'not-our-duty', note: '不属我单位。' }
    fine(await api.outcome(handlerOf('fangban'), handle, returned))
    const ruling = { action: 'rule-on-return', taskId: handle, accept: true }
    const contradicted = await api.act(dispatcher, caseId, { ...ruling, replacement: 'disanfang' })
    expect(contradicted.body.code).toBe('contractor-leads')
    fine(await api.act(dispatcher, caseId, { ...ruling, replacement: 'chengguan' }))
    expect((await api.case(callTaker, caseId)).status).toBe(200)
  })
})
