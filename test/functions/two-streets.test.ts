import { describe, expect, it } from 'vitest'
import { PACKS } from '#packs/index.ts'
import { callTaker } from '#test/support/actors.ts'
import { SHED } from '#test/support/story.ts'
import { apiOf } from '#test/support/system-api.ts'
import { createSystem } from '#test/support/system-in-memory.ts'

const OTHER = 'linjiang'
const STREETS = ['wujiaochang', OTHER]
const ofStreet = (jurisdiction: string) => ({ ...callTaker, jurisdiction })

describe('Two streets in one deployment', () => {
  it('are both served, from packs of their own', () => {
    expect(PACKS.map(({ jurisdiction }) => jurisdiction).toSorted()).toEqual(STREETS.toSorted())
  })

  it('see nothing of each other, though their grids and matters have the same codes', async () => {
    const system = createSystem()
    const api = apiOf(system)
    const first = await api.report(SHED)
    const second = await api.report({ ...SHED, jurisdiction: OTHER, place: '滨江大道18弄' })
    await system.settle()
    expect([first.status, second.status]).toEqual([201, 201])
    const lists = await Promise.all(STREETS.map((street) => api.tasks(ofStreet(street))))
    const cases = lists.map(({ body }) => [
      ...new Set<string>(body.items.map(({ caseId }: { caseId: string }) => caseId)),
    ])
    expect(cases.map((one) => one.length)).toEqual([1, 1])
    expect(cases[0]).not.toEqual(cases[1])
    const [own = '', others = ''] = cases.flat()
    expect((await api.case(ofStreet('wujiaochang'), own)).status).toBe(200)
    expect((await api.case(ofStreet('wujiaochang'), others)).status).toBe(404)
    expect((await api.case(ofStreet(OTHER), own)).status).toBe(404)
  })

  it('count time by their own hours', async () => {
    // A working day ends at half past five in one street, at five in the other.
    const system = createSystem()
    const api = apiOf(system)
    await api.report(SHED)
    await api.report({ ...SHED, jurisdiction: OTHER, place: '滨江大道18弄' })
    await system.settle()
    const dues = await Promise.all(
      STREETS.map(async (street) => (await api.tasks(ofStreet(street))).body.items[0]?.dueAt),
    )
    expect(dues).toEqual(['2021-01-19T09:30:00.000Z', '2021-01-19T09:00:00.000Z'])
  })
})
