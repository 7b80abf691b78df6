import { expect, it } from 'vitest'
import { MONDAY } from '#adapters/examples.ts'
import type { People } from '#adapters/ports.ts'
import type { StaffMember } from '#domain/people/staff.ts'

export const buildMember = (over: Partial<StaffMember> = {}): StaffMember => ({
  schemaVersion: 1,
  jurisdiction: 'wujiaochang',
  id: 'u-1',
  version: 1,
  account: 'wang.min',
  name: '王敏',
  postings: [{ postingId: 'p-1', role: 'grid-leader', grid: 'g1', from: MONDAY, by: 'u-admin', at: MONDAY }],
  ...over,
})

/** What every register of people does. @param make an empty one */
export function describePeople(make: () => Promise<People>): void {
  it('keeps everybody of a street, and nobody of another', async () => {
    const people = await make()
    const one = buildMember()
    const other = buildMember({ id: 'u-2', name: '李强' })
    const elsewhere = buildMember({ jurisdiction: 'linjiang', name: '赵云' })
    for (const member of [one, other, elsewhere]) expect(await people.save(member)).toBe('saved')
    expect((await people.ofJurisdiction('wujiaochang')).toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual([
      one,
      other,
    ])
    expect(await people.member('linjiang', 'u-1')).toEqual(elsewhere)
    expect(await people.member('linjiang', 'u-2')).toBeUndefined()
    expect(await people.ofJurisdiction('nowhere')).toEqual([])
  })

  it('knows the names of ids, and leaves out those of nobody and of another street', async () => {
    const people = await make()
    await people.save(buildMember())
    await people.save(buildMember({ jurisdiction: 'linjiang', id: 'u-2' }))
    expect(await people.names('wujiaochang', ['u-1', 'u-2', 'system', 'u-1'])).toEqual(
      new Map([['u-1', '王敏']]),
    )
    expect(await people.names('wujiaochang', [])).toEqual(new Map())
  })

  it('keeps somebody under another id in place of the record that was read, once', async () => {
    const people = await make()
    const awaited = buildMember({ id: 'account:wang.min', version: 3 })
    for (const version of [1, 2, 3]) await people.save({ ...awaited, version })
    const known = buildMember({ id: 'sub-7' })
    expect(await people.become({ ...awaited, version: 2 }, known)).toBe('stale')
    const both = await Promise.all([people.become(awaited, known), people.become(awaited, known)])
    expect(both.toSorted()).toEqual(['saved', 'stale'])
    expect(await people.ofJurisdiction('wujiaochang')).toEqual([known])
  })

  it('keeps a change over what was read, and over nothing else', async () => {
    const people = await make()
    expect(await people.save(buildMember({ version: 2 }))).toBe('stale')
    expect(await people.save(buildMember())).toBe('saved')
    expect(await people.save(buildMember({ name: '另一人' }))).toBe('stale')
    const both = await Promise.all(['甲', '乙'].map((name) => people.save(buildMember({ version: 2, name }))))
    expect(both.toSorted()).toEqual(['saved', 'stale'])
    expect((await people.member('wujiaochang', 'u-1'))?.version).toBe(2)
  })
}
