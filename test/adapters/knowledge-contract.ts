import { expect, it } from 'vitest'
import type { Knowledge } from '#adapters/ports.ts'
import { buildPrecedent } from '#test/support/builders.ts'

/** What every knowledge base does. @param make an empty one */
export function describeKnowledge(make: () => Promise<Knowledge>): void {
  it('keeps a precedent and gives it back', async () => {
    const knowledge = await make()
    expect(await knowledge.read(buildPrecedent().precedentId)).toBeUndefined()
    expect(await knowledge.keep(buildPrecedent())).toBe('kept')
    expect(await knowledge.read(buildPrecedent().precedentId)).toEqual(buildPrecedent())
  })

  it('lets a later version take the place of an earlier one, and never the other way round', async () => {
    const knowledge = await make()
    await knowledge.keep(buildPrecedent({ version: 2 }))
    expect(await knowledge.keep(buildPrecedent({ version: 2, rounds: 9 }))).toBe('stale')
    expect(await knowledge.keep(buildPrecedent({ version: 1, rounds: 9 }))).toBe('stale')
    expect(await knowledge.keep(buildPrecedent({ version: 3, status: 'withdrawn' }))).toBe('kept')
    expect(await knowledge.read(buildPrecedent().precedentId)).toMatchObject({
      version: 3,
      status: 'withdrawn',
      rounds: 1,
    })
  })
}
