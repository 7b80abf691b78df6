import { describe, expect, it } from 'vitest'
import { MONDAY } from '#adapters/examples.ts'
import { createMemoryPacks } from '#adapters/memory/packs.ts'
import type { Pack } from '#domain/pack/pack.ts'
import { publishPack, servedPack } from '#functions/usecases/operator/publish-pack.ts'
import { PACK } from '#test/support/case-harness.ts'

const of = (over: Partial<Pack> = {}): Pack => ({ ...PACK, version: 1, ...over })

describe('Publishing a pack', () => {
  it('serves the version from then on; the same again changes nothing', async () => {
    const packs = createMemoryPacks()
    expect(await servedPack(packs, 'wujiaochang')).toBeUndefined()
    expect(await publishPack(packs, of(), MONDAY, 'x')).toEqual({ ok: true, value: 'published' })
    expect(await publishPack(packs, of(), MONDAY, 'y')).toEqual({ ok: true, value: 'stands' })
    expect(await publishPack(packs, of({ version: 2 }), MONDAY, 'x')).toMatchObject({ value: 'published' })
    expect(await servedPack(packs, 'wujiaochang')).toEqual(of({ version: 2 }))
  })

  it('of a number that has other content, or lies behind, is refused, and told the next number', async () => {
    const packs = createMemoryPacks()
    await publishPack(packs, of({ version: 4 }), MONDAY, 'x')
    const amended = of({ version: 4, name: { zh: '另一个', en: 'Another' } })
    expect(await publishPack(packs, amended, MONDAY, 'x')).toMatchObject({
      error: { code: 'taken', zh: expect.stringContaining('改成 5') },
    })
    expect(await publishPack(packs, of({ version: 3 }), MONDAY, 'x')).toMatchObject({
      error: { code: 'older', en: expect.stringContaining('to 5') },
    })
  })

  it('of a street that practises makes no real one of it, nor the other way round', async () => {
    const packs = createMemoryPacks()
    const practising: Partial<Pack> = { practice: true, systems: [] }
    await publishPack(packs, of(), MONDAY, 'x')
    await publishPack(packs, of({ ...practising, jurisdiction: 'lianxi' }), MONDAY, 'x')
    expect((await packs.served()).practising).toEqual(new Set(['lianxi']))
    const turned = [of({ ...practising, version: 2 }), of({ jurisdiction: 'lianxi', version: 2 })]
    for (const one of turned)
      expect(await publishPack(packs, one, MONDAY, 'x')).toMatchObject({ error: { code: 'practice' } })
    expect((await packs.served()).versions.get('lianxi')).toBe(1)
  })

  it('keeps the matter on which the keys of open cases rest', async () => {
    const packs = createMemoryPacks()
    await publishPack(packs, of(), MONDAY, 'x')
    const moved = of({ version: 2, unsortedMatter: PACK.matters[0]?.code ?? '' })
    expect(await publishPack(packs, moved, MONDAY, 'x')).toMatchObject({ error: { code: 'unsorted-matter' } })
    expect((await servedPack(packs, 'wujiaochang'))?.version).toBe(1)
  })
})
