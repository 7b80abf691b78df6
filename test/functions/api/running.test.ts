import { describe, expect, it } from 'vitest'
import { createMemorySetAside } from '#adapters/memory/set-aside.ts'
import type { Actor } from '#domain/people/actor.ts'
import { reply as listSetAside } from '#functions/api/list-set-aside.ts'
import { reply as listStalled } from '#functions/api/list-stalled.ts'
import { reply as moveBack } from '#functions/api/move-back.ts'
import { reply as resumeStalled } from '#functions/api/resume-stalled.ts'
import { centreHead, dispatcher, operator } from '#test/support/actors.ts'
import { ask } from '#test/support/http.ts'
import { SHED } from '#test/support/story.ts'
import { apiOf } from '#test/support/system-api.ts'
import { createSystem } from '#test/support/system-in-memory.ts'

const elsewhere: Actor = { ...operator, jurisdiction: 'linjiang' }

/** A case that a fault has stopped. */
async function stopped() {
  const system = createSystem()
  await apiOf(system).report(SHED)
  await system.settle()
  const [caseId = ''] = (await system.ports.store.openCases('wujiaochang')).items
  const deps = system.depsOf('operator')
  return {
    system,
    caseId,
    stalled: (who: Actor) => ask((event) => listStalled(deps, event), { who }),
    resume: (who: Actor, of = caseId) =>
      ask((event) => resumeStalled(deps, event), { who, params: { caseId: of } }),
  }
}

describe('A case that a fault has stopped', () => {
  it('is told to operators of its street and goes on when one resumes it', async () => {
    const { system, caseId, stalled, resume } = await stopped()
    expect((await stalled(operator)).body).toEqual({ items: [], looked: 1 })
    expect((await resume(operator)).body.code).toBe('wrong-stage')
    await system.breakMachine(caseId)
    await system.settle()

    const { body } = await stalled(operator)
    expect(body.items).toMatchObject([{ caseId, stage: 'confirm', run: 1, error: expect.any(String) }])
    expect(JSON.stringify(body)).not.toMatch(/国定路|车棚/)
    expect((await stalled(elsewhere)).body.items).toEqual([])
    for (const who of [dispatcher, centreHead]) {
      expect((await stalled(who)).body.code).toBe('not-permitted')
      expect((await resume(who)).body.code).toBe('not-permitted')
    }
    expect((await resume(elsewhere)).body.code).toBe('case-unknown')
    expect((await resume(operator, 'c-none')).body.code).toBe('case-unknown')

    expect((await resume(operator)).body).toEqual({ caseId, run: 2 })
    await system.settle()
    expect((await stalled(operator)).body.items).toEqual([])
    expect((await resume(operator)).body.code).toBe('wrong-stage')
    expect((await system.ports.store.loadCase(caseId))?.case.stalled).toBeUndefined()
  })
})

describe('Messages that were set aside', () => {
  const queues = () =>
    createMemorySetAside({ Reconcile: ['one', 'two'], Unpublished: ['three'] }, ['Reconcile'])

  it('are counted by queue for operators, and moved back where they came from', async () => {
    const setAside = queues()
    const list = (who: Actor) => ask((event) => listSetAside({ setAside }, event), { who })
    const back = (who: Actor, queue: string) =>
      ask((event) => moveBack({ setAside }, event), { who, params: { queue } })
    expect((await list(operator)).body.items).toEqual([
      { queue: 'Reconcile', count: 2, movable: true },
      { queue: 'Unpublished', count: 1, movable: false },
    ])
    expect((await list(dispatcher)).body.code).toBe('not-permitted')
    expect((await back(dispatcher, 'Reconcile')).body.code).toBe('not-permitted')
    expect((await back(operator, 'Reconcile')).body).toEqual({ queue: 'Reconcile', moved: 2 })
    expect(setAside.movedBack).toEqual(['one', 'two'])
    expect((await list(operator)).body.items[0].count).toBe(0)
    for (const queue of ['Unpublished', 'None'])
      expect((await back(operator, queue)).body.code).toBe('queue-unknown')
  })
})
