import { describe, expect, test } from 'vitest'
import { callTaker, centreHead, handlerOf, supervisor } from '#test/support/actors.ts'
import type { Answer } from '#test/support/http.ts'
import { STORY } from '#test/support/story.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { beginTelling, fine, proposed, taskOf, tell } from '#test/support/telling.ts'

const squad = handlerOf('chengguan')
const note = '区里督办。'
const told = ({ status, body }: Answer): [number, string] => [status, body.code]

describe('Supervision', () => {
  test('shows on the case and on every desk; the report back is the head’s, consent the district’s', async () => {
    const telling = await tell(beginTelling(createSystem()), { steps: STORY.slice(0, 3) })
    const { api, caseId } = telling
    expect(told(await api.act(centreHead, caseId, { action: 'supervise', note }))).toEqual([
      403,
      'not-permitted',
    ])

    fine(await api.act(supervisor, caseId, { action: 'supervise', note }))
    expect(fine(await api.case(squad, caseId)).body.case.supervision).toMatchObject({ by: supervisor.id })
    expect(fine(await api.tasks(squad)).body.items).toMatchObject([{ kind: 'handle', supervised: true }])
    expect(told(await api.act(supervisor, caseId, { action: 'supervise', note }))).toEqual([
      409,
      'supervision-standing',
    ])

    const back = await taskOf(telling, centreHead, 'report-back')
    fine(await api.outcome(centreHead, back, { outcome: 'reported', note: '已约谈。' }))
    const end = { action: 'end', ground: 'litigation', note: '已起诉。' }
    fine(await api.act(centreHead, caseId, end))
    const other = { ...centreHead, id: 'u-other-head' }
    expect(told(await api.act(other, caseId, end))).toEqual([409, 'proposal-changed'])
    const second = { ...end, proposal: await proposed(telling) }
    expect(told(await api.act(other, caseId, second))).toEqual([409, 'consent-needed'])

    fine(await api.act(centreHead, caseId, { action: 'ask-consent', to: 'end', note: '请示' }))
    fine(
      await api.outcome(supervisor, await taskOf(telling, supervisor, 'consent'), { outcome: 'given', note }),
    )
    fine(await api.act(other, caseId, second))
    await telling.system.settle()

    const { case: ended, timeline } = fine(await api.case(callTaker, caseId)).body
    expect(ended).toMatchObject({ status: 'ended', ending: 'ended' })
    const happened = timeline.items.map(({ type }: { type: string }) => type)
    expect(happened).toEqual(
      expect.arrayContaining(['supervision-begun', 'consent-asked', 'consent-ruled', 'supervision-lifted']),
    )
    expect(fine(await api.tasks(supervisor)).body.items).toEqual([])
    expect(await telling.system.ports.schedules.ofCase(caseId)).toEqual([])
  })

  test('keeps the schedule of the report back when the case goes on to its next stage', async () => {
    const telling = await tell(beginTelling(createSystem()), { steps: STORY.slice(0, 2) })
    const { api, caseId, system } = telling
    fine(await api.act(supervisor, caseId, { action: 'supervise', note }))
    const back = await taskOf(telling, centreHead, 'report-back')
    await tell(telling, { steps: STORY.slice(2, 3) })
    const standing = await system.ports.schedules.ofCase(caseId)
    expect(standing.map(({ taskId }) => taskId)).toContain(back)
    expect(await taskOf(telling, centreHead, 'report-back')).toBe(back)
  })
})
