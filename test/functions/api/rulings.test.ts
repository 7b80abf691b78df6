import { describe, expect, test } from 'vitest'
import type { Actor } from '#domain/people/actor.ts'
import {
  callTaker,
  centreHead,
  dispatcher,
  handlerOf,
  leader,
  shiftLeader,
  streetLeader,
} from '#test/support/actors.ts'
import { local } from '#test/support/case-harness.ts'
import { STORY } from '#test/support/story.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { beginTelling, fine, taskOf, tell } from '#test/support/telling.ts'

const squad = handlerOf('chengguan')
const housing = handlerOf('fangban')
const note = '不属本单位职责'
const RETURNED = { outcome: 'returned', reason: 'not-our-duty', note }

const inHandling = () => tell(beginTelling(createSystem()), { steps: STORY.slice(0, 3) })
type Telling = Awaited<ReturnType<typeof inHandling>>

/** What of one kind lies on a desk, as whoever sits there is shown it. */
const onDesk = async ({ api, caseId }: Telling, who: Actor, kind: string, query = {}) =>
  fine(await api.tasks(who, query)).body.items.filter(
    (one: { kind: string; caseId: string }) => one.kind === kind && one.caseId === caseId,
  )

/** Carries out an action as it is offered, with what is left to be filled in. */
async function carryOut(telling: Telling, who: Actor, offered: { fill: object; href: string }, more: object) {
  expect(offered.href).toBe(`/v1/cases/${telling.caseId}/actions`)
  fine(await telling.api.act(who, telling.caseId, { ...offered.fill, ...more }))
  await telling.system.settle()
}
const offer = (task: { actions: { action: string; fill: object; href: string }[] }, action: string) => {
  const found = task.actions.find((one) => one.action === action)
  if (found === undefined) throw new Error(`${action} is not offered.`)
  return found
}

describe('1: Rulings: whoever has to rule finds it on the desk, can act from there, and is followed up', () => {
  test('an objection that nobody rules on is warned of, urged, and climbs, and the lead is not late meanwhile', async () => {
    const telling = await inHandling()
    const { api, caseId, system } = telling
    const taskId = await taskOf(telling, squad, 'handle')
    fine(await api.outcome(squad, taskId, RETURNED))
    const [asked] = await onDesk(telling, dispatcher, 'ruling')
    expect(asked).toMatchObject({
      dueAt: local('2021-01-18 16:30'),
      about: taskId,
      ruling: { on: 'return', by: squad.id, asked: { taskId, returning: { reason: 'not-our-duty' } } },
    })
    await carryOut(telling, dispatcher, offer(asked, 'rule-on-return'), { accept: false })
    expect(await onDesk(telling, dispatcher, 'ruling')).toEqual([])
    fine(await api.act(squad, caseId, { action: 'object-to-ruling', taskId, note }))
    await system.settle()
    expect(await onDesk(telling, shiftLeader, 'ruling')).toHaveLength(1)

    await system.advanceTo(local('2021-02-01 10:00'))

    expect(await onDesk(telling, shiftLeader, 'ruling')).toEqual([])
    expect(await onDesk(telling, centreHead, 'ruling')).toEqual([])
    const [last] = await onDesk(telling, streetLeader, 'ruling')
    expect(last).toMatchObject({ urged: 1, late: true, ruling: { on: 'objection' } })
    const [handle] = await onDesk(telling, squad, 'handle')
    expect(handle).toMatchObject({ taskId, late: false, held: expect.any(String), urged: 0 })
    const { timeline, case: of } = fine(await api.case(dispatcher, caseId)).body
    expect(of.step).toBe('grid')
    const types = timeline.items.map(({ type }: { type: string }) => type)
    expect(types.filter((type: string) => type === 'ruling-climbed')).toHaveLength(2)
    expect(types).toEqual(expect.arrayContaining(['task-warned', 'task-overdue']))

    await carryOut(telling, streetLeader, offer(last, 'rule-finally'), { accept: true, note })
    expect(await onDesk(telling, streetLeader, 'ruling')).toEqual([])
    expect(await onDesk(telling, dispatcher, 'dispatch')).toHaveLength(1)
  })

  test('a proposal to park is signed from the desk, by its number; one to end is seconded or refused there', async () => {
    const telling = await inHandling()
    const { api, caseId, system } = telling
    fine(await api.act(dispatcher, caseId, { action: 'refer', note }))
    await system.settle()
    const park = {
      outcome: 'park',
      reviewAt: local('2021-03-01 09:00'),
      note,
      endsWhen: '经费到位',
      publicWords: '已列入计划',
    }
    fine(await api.outcome(leader, await taskOf(telling, leader, 'decide'), park))
    const [waiting] = await onDesk(telling, centreHead, 'ruling')
    expect(waiting.actions.map(({ action }: { action: string }) => action)).toEqual(
      expect.arrayContaining(['countersign', 'refuse-proposal', 'handed-up', 'sign']),
    )
    expect(waiting.actions.map(({ action }: { action: string }) => action)).not.toContain('end')
    await carryOut(telling, centreHead, offer(waiting, 'refuse-proposal'), {})

    fine(await api.act(shiftLeader, caseId, { action: 'end', ground: 'litigation', note }))
    const [ending] = await onDesk(telling, centreHead, 'ruling')
    expect(ending.actions.map(({ action }: { action: string }) => action)).not.toContain('countersign')
    await carryOut(telling, centreHead, offer(ending, 'end'), { note })
    expect(fine(await api.case(dispatcher, caseId)).body.case).toMatchObject({ status: 'ended' })
  })
})

describe('4: The lead that has finished says so', () => {
  test('from then on the lateness is that of who still owes; the lead urges it, and clock and joint reply stay with the lead', async () => {
    const telling = await inHandling()
    const { api, caseId, system } = telling
    fine(
      await api.outcome(handlerOf('pinganban'), await taskOf(telling, handlerOf('pinganban'), 'handle'), {
        outcome: 'done',
        note,
      }),
    )
    const taskId = await taskOf(telling, squad, 'handle')
    const theirs = await taskOf(telling, housing, 'handle')
    expect((await api.outcome(squad, taskId, { outcome: 'done', note })).body.code).toBe('cooperating-open')

    fine(await api.outcome(squad, taskId, { outcome: 'part-done', note: '本单位部分已拆除' }))
    fine(await api.act(squad, caseId, { action: 'urge', taskId: theirs }))
    expect((await api.act(squad, caseId, { action: 'urge', taskId })).body.code).toBe('not-permitted')
    expect((await api.act(housing, caseId, { action: 'urge', taskId: theirs })).body.code).toBe(
      'not-permitted',
    )
    await system.advanceTo(local('2021-01-28 10:00'))

    const [own] = await onDesk(telling, squad, 'handle')
    expect(own).toMatchObject({ late: false, partDoneAt: expect.any(String), urged: 0 })
    const [other] = await onDesk(telling, housing, 'handle')
    expect(other).toMatchObject({ late: true, urged: 2 })
    expect(other.actions.map(({ action }: { action: string }) => action)).not.toContain('urge')

    fine(await api.outcome(housing, theirs, { outcome: 'done', note }))
    await system.settle()
    const [joint] = await onDesk(telling, squad, 'handle')
    expect(joint).toMatchObject({ late: true, overdueSince: local('2021-01-28 10:00') })
    fine(await api.outcome(squad, taskId, { outcome: 'done', note: '三家均已办结' }))
    await system.settle()
    expect(fine(await api.case(dispatcher, caseId)).body.case.stage.code).toBe('reinspection')
  })

  test('what it did is kept when the case is referred, and no task is offered to be urged by who owes it', async () => {
    const telling = await inHandling()
    const { api, caseId, system } = telling
    const taskId = await taskOf(telling, squad, 'handle')
    fine(await api.outcome(squad, taskId, { outcome: 'part-done', note: '本单位部分已拆除' }))
    fine(await api.act(dispatcher, caseId, { action: 'refer', note }))
    await system.settle()
    const { case: of, timeline } = fine(await api.case(dispatcher, caseId)).body
    expect(of.judged).toEqual(['chengguan'])
    const settled = timeline.items.find(
      ({ type, data }: { type: string; data: { taskId: string } }) =>
        type === 'task-settled' && data.taskId === taskId,
    )
    expect(settled.data.outcome).toBe('part-done')
    for (const who of [leader, callTaker, dispatcher, shiftLeader, squad])
      for (const { kind, actions } of fine(await api.tasks(who)).body.items)
        expect([kind, actions.map(({ action }: { action: string }) => action)]).not.toContain('urge')
  })
})

test('5: Tasks carry what a person needs to choose', async () => {
  const telling = await inHandling()
  const [task] = await onDesk(telling, squad, 'handle')
  expect(task).toMatchObject({
    late: false,
    urged: 0,
    due: { zh: expect.stringMatching(/^时限7个工作日.*17:30前完成。$/u), en: expect.any(String) },
    case: { matter: 'illegal-structure', appeal: 'complaint', place: { key: expect.any(String) } },
  })
})
