import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { MONDAY } from '#adapters/examples.ts'
import type { Packs } from '#adapters/ports.ts'
import { editionOf, packOfEdition } from '#domain/pack/formats.ts'
import type { Pack } from '#domain/pack/pack.ts'
import { packOf } from '#packs/index.ts'
import { PACK } from '#test/support/case-harness.ts'

const SMALL = packOf('wujiaochang', 1) ?? PACK
const edition = (over: Partial<Pack> = {}) => editionOf({ ...SMALL, ...over }, MONDAY, 'operator')

/** What every shelf of packs does. @param make an empty one */
export function describePacks(make: () => Promise<Packs>): void {
  it('serves nothing before the first is published', async () => {
    const packs = await make()
    expect(await packs.served()).toEqual({ first: undefined, versions: new Map(), practising: new Set() })
    expect(await packs.edition('wujiaochang', 1)).toBeUndefined()
    expect(await packs.editions('wujiaochang')).toEqual([])
  })

  it('keeps every version as it was published, and serves the latest of each street', async () => {
    const packs = await make()
    const published = [
      edition(),
      edition({ jurisdiction: 'minhe' }),
      edition({ version: 3, fallbackGrid: 'g1' }),
    ]
    for (const one of published) expect(await packs.publish(one)).toBe('published')
    expect(await packs.served()).toEqual({
      first: 'wujiaochang',
      versions: new Map([
        ['wujiaochang', 3],
        ['minhe', 1],
      ]),
      practising: new Set(),
    })
    for (const one of published) expect(await packs.edition(one.jurisdiction, one.version)).toEqual(one)
    expect(await packs.edition('wujiaochang', 2)).toBeUndefined()
    expect((await packs.editions('wujiaochang')).map(({ version }) => version)).toEqual([1, 3])
    expect(Object.keys((await packs.editions('minhe'))[0] ?? {})).not.toContain('document')
  })

  it('knows which streets practise; none of them is the first', async () => {
    const packs = await make()
    await packs.publish(edition({ jurisdiction: 'lianxi', practice: true, systems: [] }))
    expect(await packs.served()).toMatchObject({ first: undefined, practising: new Set(['lianxi']) })
    await packs.publish(edition())
    await packs.publish(edition({ jurisdiction: 'lianxi', version: 2, practice: true, systems: [] }))
    expect(await packs.served()).toEqual({
      first: 'wujiaochang',
      versions: new Map([
        ['lianxi', 2],
        ['wujiaochang', 1],
      ]),
      practising: new Set(['lianxi']),
    })
    expect(await packs.editions('lianxi')).toMatchObject([{ practice: true }, { practice: true }])
  })

  it('never changes a version: the same again is harmless, other content and earlier versions are refused', async () => {
    const packs = await make()
    await packs.publish(edition({ version: 2 }))
    expect(await packs.publish(edition({ version: 2 }))).toBe('stands')
    expect(await packs.publish({ ...edition({ version: 2 }), publishedBy: 'another' })).toBe('stands')
    expect(await packs.publish(edition({ version: 2, name: { zh: '另一个', en: 'Another' } }))).toBe('taken')
    expect(await packs.publish(edition({ version: 1 }))).toBe('older')
    expect(await packs.edition('wujiaochang', 2)).toEqual(edition({ version: 2 }))
    expect(await packs.edition('wujiaochang', 1)).toBeUndefined()
    expect((await packs.served()).versions).toEqual(new Map([['wujiaochang', 2]]))
  })

  it('takes one of two who publish the same number at once', async () => {
    const packs = await make()
    const both = await Promise.all(['甲', '乙'].map((zh) => packs.publish(edition({ name: { zh, en: zh } }))))
    expect(both.toSorted()).toEqual(['published', 'taken'])
  })

  it('keeps a pack of any size', async () => {
    const packs = await make()
    // Random letters do not shrink when they are compressed.
    const places = Array.from({ length: 2_000 }, (_, at) => ({
      code: `p${at}`,
      name: randomBytes(300).toString('base64'),
      aliases: [],
      grid: 'g1',
    }))
    const large = edition({ places })
    expect(await packs.publish(large)).toBe('published')
    const found = await packs.edition('wujiaochang', 1)
    expect(found === undefined ? undefined : packOfEdition(found).places).toHaveLength(2_000)
    expect(found?.document).toBe(large.document)
  })
}
