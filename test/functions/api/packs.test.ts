import { describe, expect, it } from 'vitest'
import { createMemoryPacks } from '#adapters/memory/packs.ts'
import type { Actor } from '#domain/people/actor.ts'
import { reply as dryRunPack } from '#functions/api/dry-run-pack.ts'
import { reply as listPacks } from '#functions/api/list-packs.ts'
import { publishPack } from '#functions/usecases/operator/publish-pack.ts'
import { publishSamples } from '#local/samples.ts'
import { packOf } from '#packs/index.ts'
import { callTaker, centreHead, operator } from '#test/support/actors.ts'
import { ask } from '#test/support/http.ts'
import { rulesFrom } from '#test/support/sample-rules.ts'
import { SHED } from '#test/support/story.ts'
import { apiOf } from '#test/support/system-api.ts'
import { createSystem } from '#test/support/system-in-memory.ts'

const AT = '2021-01-18T01:00:00.000Z'
const administrator: Actor = {
  id: 'u-admin',
  roles: ['administrator'],
  jurisdiction: 'wujiaochang',
  grids: [],
}
const newest = packOf('wujiaochang')
if (newest === undefined) throw new Error('There is a sample.')
/** As the newest, but for where such sheds are sent. */
const NEXT = {
  ...newest,
  version: newest.version + 1,
  matters: newest.matters.map((one) =>
    one.code === 'illegal-structure' && one.route !== undefined
      ? { ...one, route: { ...one.route, lead: 'pinganban' } }
      : one,
  ),
}

/** A street in which a later version of the pack was published after a case was opened. */
async function street() {
  const packs = createMemoryPacks()
  await publishSamples(packs, AT)
  const system = createSystem({ packs })
  await apiOf(system).report(SHED)
  await system.settle()
  const became = await publishPack(packs, NEXT, AT, 'liu.yang')
  expect(became).toMatchObject({ ok: true, value: 'published' })
  const { rulesOf, serving } = rulesFrom(packs)
  const deps = { ...system.depsOf('api'), packs, rulesOf, serving }
  return {
    list: (who: Actor, query: Record<string, string> = {}) =>
      ask((event) => listPacks(deps, event), { who, query }),
    tryOut: (who: Actor, version: number | string, query: Record<string, string> = {}) =>
      ask((event) => dryRunPack(deps, event), { who, params: { version: String(version) }, query }),
  }
}

describe('The versions of a pack', () => {
  it('are listed with the one that is served, the newest first, for administrators alone', async () => {
    const { list } = await street()
    const { status, body } = await list(administrator)
    expect(status).toBe(200)
    expect(body.items[0]).toMatchObject({ version: NEXT.version, served: true, publishedBy: 'liu.yang' })
    expect(body.items.filter(({ served }: { served: boolean }) => served)).toHaveLength(1)
    expect(body.parts).toBeUndefined()
    for (const who of [callTaker, centreHead, operator])
      expect((await list(who)).body.code).toBe('not-permitted')
  })

  it('differ in what is told in words, by parts; a version that never was is said to be none', async () => {
    const { list } = await street()
    const between = (before: number, after: number) =>
      list(administrator, { before: String(before), after: String(after) })
    const { body } = await between(newest.version, NEXT.version)
    expect(body.parts).toMatchObject([
      {
        code: 'route',
        zh: '路由',
        count: 1,
        differences: [{ change: 'changed', before: { zh: '五角场城管中队' }, after: { zh: '社区平安办' } }],
      },
    ])
    expect((await between(NEXT.version, NEXT.version)).body.parts).toEqual([])
    expect((await between(newest.version, 99)).body.code).toBe('pack-missing')
    expect((await list(administrator, { before: 'x', after: '1' })).body.code).toBe('invalid')
  })

  it('are tried on open cases: which would be sent elsewhere, in names, without a place or a word of a report', async () => {
    const { tryOut } = await street()
    const { status, body } = await tryOut(administrator, NEXT.version)
    expect(status).toBe(200)
    expect(body.tried).toBe(1)
    expect(body.items).toHaveLength(1)
    const [{ differences }] = body.items
    expect(differences.map(({ words }: { words: { zh: string } }) => words.zh)).toContain(
      '主责：五角场城管中队 → 社区平安办',
    )
    expect(JSON.stringify(body)).not.toMatch(/国定路|车棚|液化/)
    const same = await tryOut(administrator, newest.version)
    expect(same.body).toMatchObject({ items: [], tried: 1 })
    expect((await tryOut(administrator, 99)).body.code).toBe('pack-missing')
    expect((await tryOut(administrator, 'x')).body.code).toBe('invalid')
    expect((await tryOut(centreHead, NEXT.version)).body.code).toBe('not-permitted')
  })
})
