import { describe, expect, test } from 'vitest'
import type { Actor } from '#domain/people/actor.ts'
import { callTaker, dispatcher, handlerOf, shiftLeader } from '#test/support/actors.ts'
import { local } from '#test/support/case-harness.ts'
import { historyOf } from '#test/support/standing.ts'
import { SHED } from '#test/support/story.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { act, beginTelling, fine, openCase, settleTask, type Telling, tell } from '#test/support/telling.ts'

/** A report of rubbish that the call-taker took for an unlawful structure; seven working days. */
const TAKEN = { ...SHED, description: '楼道口有垃圾', matter: 'illegal-structure' }

/** It was dispatched on the Monday at 10:30. */
async function dispatched(report: (telling: Telling) => Promise<unknown>): Promise<Telling> {
  const telling = beginTelling(createSystem())
  return tell(telling, {
    steps: [
      {
        at: '2021-01-18 09:10',
        what: 'it is reported',
        act: async () => {
          await report(telling)
          await telling.system.settle()
          telling.caseId = await openCase(telling)
        },
      },
      {
        at: '2021-01-18 10:00',
        what: 'it is confirmed',
        act: (one) => settleTask(one, callTaker, 'contact', { outcome: 'accepted', note: '属实' }),
      },
      {
        at: '2021-01-18 10:30',
        what: 'it is dispatched',
        act: (one) => settleTask(one, dispatcher, 'dispatch', { outcome: 'dispatched', lead: 'chengguan' }),
      },
    ],
  })
}
const atDesk = ({ api }: Telling) => api.submitAtDesk(callTaker, TAKEN)

const fromHotline =
  (upstreamDue: string) =>
  async ({ system }: Telling) =>
    system.tell({
      id: 'message-1',
      source: 'district.12345',
      'detail-type': 'report-submitted',
      detail: {
        jurisdiction: 'wujiaochang',
        reference: 'SH202101180001',
        appeal: 'complaint',
        description: TAKEN.description,
        place: TAKEN.place,
        matter: TAKEN.matter,
        reporter: { name: '张阿姨', phone: '13800000000' },
        upstreamDue,
      },
    })

/** The task of the squad, as it reads it: with how its due time came about. */
async function handling({ api, caseId }: Telling, who: Actor = handlerOf('chengguan')) {
  const { tasks } = fine(await api.case(who, caseId)).body
  return tasks.find(({ kind }: { kind: string }) => kind === 'handle')
}
const toRubbish = { action: 'correct', matter: 'exposed-rubbish' }

describe('14.1 No due time is set before the moment it is told', () => {
  test('a corrected case keeps its start; where the new limit would have passed, the pack’s floor is left', async () => {
    const telling = await dispatched(atDesk)
    const { api, system, caseId } = telling
    expect((await handling(telling)).dueAt).toBe(local('2021-01-27 17:30'))
    // The new limit would have passed long ago.
    await system.advanceTo(local('2021-01-25 15:30'))
    fine(await api.act(dispatcher, caseId, toRubbish))
    await system.settle()

    // Four working hours: two on the Monday, two on the Tuesday.
    const task = await handling(telling)
    expect(task.dueAt).toBe(local('2021-01-26 11:00'))
    expect(task.due.explanation.start).toBe(local('2021-01-18 10:30'))
    expect(task.due.zh).toContain('2021年1月25日（周一）15:30重新告知时限，自此至少留4个工作时')
    expect(task.due.en).toContain('from then on at least 4 working hours are left')
    const scheduled = (await system.ports.schedules.ofCase(caseId)).find(
      ({ taskId }) => taskId === task.taskId,
    )
    expect(scheduled && scheduled.at <= task.dueAt).toBe(true)
  })

  test('where enough of the new limit is left, it runs from the original start alone', async () => {
    const telling = await dispatched(atDesk)
    await telling.system.advanceTo(local('2021-01-18 11:00'))
    await act(telling, dispatcher, { action: 'correct', matter: 'neighbour-dispute' })
    const task = await handling(telling)
    expect(task.dueAt).toBe(local('2021-01-25 17:30'))
    expect(task.due.explanation).not.toHaveProperty('least')
  })

  test('a limit that is shorter than the floor is left whole', async () => {
    const telling = await dispatched(atDesk)
    await telling.system.advanceTo(local('2021-01-25 09:00'))
    await act(telling, shiftLeader, { action: 'correct', matter: 'exposed-rubbish', emergency: true })
    const task = await handling(telling)
    expect(task.dueAt <= local('2021-01-25 13:00')).toBe(true)
    expect(task.dueAt > local('2021-01-25 09:00')).toBe(true)
  })

  test('never past the limit of the authority that sent it in', async () => {
    const telling = await dispatched(fromHotline(local('2021-01-25 17:00')))
    await telling.system.advanceTo(local('2021-01-25 15:30'))
    await act(telling, dispatcher, toRubbish)
    const task = await handling(telling)
    expect(task.dueAt).toBe(local('2021-01-25 17:00'))
    expect(task.due.zh).toContain('但不晚于来源单位时限')
  })

  test('a limit of that authority which has passed holds nobody to what nobody can keep', async () => {
    const telling = await dispatched(fromHotline(local('2021-01-22 17:00')))
    await telling.system.advanceTo(local('2021-01-25 15:30'))
    await act(telling, dispatcher, toRubbish)
    expect((await handling(telling)).dueAt).toBe(local('2021-01-26 11:00'))
  })

  test('a correction counts against whoever filed it wrongly', async () => {
    const telling = await dispatched(atDesk)
    await act(telling, dispatcher, toRubbish)
    await act(telling, shiftLeader, { action: 'correct', matter: 'illegal-structure' })
    await act(telling, shiftLeader, { action: 'correct', emergency: true })
    const told = await historyOf(telling.system, `case/${telling.caseId}`)
    const corrected = told.flatMap(({ event }) => (event.type === 'case-corrected' ? [event.data] : []))
    expect(corrected.map(({ filedBy }) => filedBy)).toEqual([callTaker.id, dispatcher.id, undefined])
    const state = await telling.system.ports.store.loadCase(telling.caseId)
    expect(state?.case).toMatchObject({ corrections: 2, filedBy: shiftLeader.id })
  })
})
