import { describe, expect, it } from 'vitest'
import { createMemoryPeople } from '#adapters/memory/people.ts'
import { knownNames } from '#functions/runtime/known-names.ts'
import { buildMember } from '#test/adapters/people-contract.ts'
import { callTaker, deputy, leader } from '#test/support/actors.ts'
import { SHED } from '#test/support/story.ts'
import { apiOf } from '#test/support/system-api.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { fine } from '#test/support/telling.ts'

describe('Names of people', () => {
  it('stand beside ids in the timeline of a case and in the standing orders', async () => {
    const system = createSystem()
    const api = apiOf(system)
    for (const [id, name] of [
      [callTaker.id, '王敏'],
      [leader.id, '李强'],
    ] as const)
      await system.people.save(buildMember({ id, name }))
    fine(await api.report(SHED), 201)
    await system.settle()
    const [task] = fine(await api.tasks(callTaker)).body.items
    fine(await api.outcome(callTaker, task.taskId, { outcome: 'accepted', note: '属实。' }))
    await system.settle()
    const { items } = fine(await api.case(callTaker, task.caseId)).body.timeline
    const actors = items.map(({ actor }: { actor: object }) => actor)
    expect(actors).toContainEqual({ id: callTaker.id, name: '王敏' })
    expect(actors).toContainEqual({ id: 'system' })

    const said = fine(await api.reports(callTaker, task.caseId)).body
    expect(said.items[0].said.map(({ by }: { by: string }) => said.people[by])).toContain('王敏')

    const until = '2021-01-22T09:30:00.000Z'
    fine(await api.arrange(leader, { action: 'delegate', grid: 'g1', to: deputy.id, until }))
    expect(fine(await api.orders(leader)).body).toMatchObject({
      delegations: [{ by: { id: leader.id, name: '李强' }, to: { id: deputy.id } }],
      timeline: { items: [{ actor: { name: '李强' } }] },
    })
  })

  it('are read once in a while, also of those who have none', async () => {
    const people = createMemoryPeople()
    await people.save(buildMember())
    const asked: (readonly string[])[] = []
    let now = 0
    const names = knownNames(
      {
        names: (jurisdiction, ids) => {
          asked.push(ids)
          return people.names(jurisdiction, ids)
        },
      },
      () => now,
    )
    const found = new Map([['u-1', '王敏']])
    expect(await names('wujiaochang', ['u-1', 'system', 'u-1'])).toEqual(found)
    expect(await names('wujiaochang', ['system', 'u-1'])).toEqual(found)
    expect(asked).toEqual([['u-1', 'system']])
    expect(await names('linjiang', ['u-1'])).toEqual(new Map())
    await people.save(buildMember({ version: 2, name: '王敏（借调）' }))
    now = 10 * 60_000
    expect((await names('wujiaochang', ['u-1'])).get('u-1')).toBe('王敏（借调）')
    await names(
      'wujiaochang',
      Array.from({ length: 250 }, (_, n) => `u-${n}`),
    )
    expect(asked.slice(-3).map((ids) => ids.length)).toEqual([100, 100, 49])
  })
})
