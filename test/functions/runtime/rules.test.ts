import { describe, expect, it } from 'vitest'
import { MONDAY } from '#adapters/examples.ts'
import { createMemoryPacks } from '#adapters/memory/packs.ts'
import type { Packs } from '#adapters/ports.ts'
import { editionOf } from '#domain/pack/formats.ts'
import { createRules, PackMissing } from '#functions/runtime/rules.ts'
import { createServing } from '#functions/runtime/serving.ts'
import { SMALL_PACK } from '#test/support/small-pack.ts'

const MINUTE = 60_000

/** A process that reads the packs of a deployment, on a clock of its own; with how often it asked. */
function processOn(packs: Packs) {
  const asked = { served: 0, edition: 0 }
  let now = 0
  const counted: Pick<Packs, 'edition' | 'served'> = {
    served: () => {
      asked.served += 1
      return packs.served()
    },
    edition: (...of) => {
      asked.edition += 1
      return packs.edition(...of)
    },
  }
  const serving = createServing(counted, () => now)
  return { asked, serving, rulesOf: createRules(counted, serving), wait: (ms: number) => (now += ms) }
}
const publish = (packs: Packs, jurisdiction: string, version = 1) =>
  packs.publish(editionOf({ ...SMALL_PACK, jurisdiction, version }, MONDAY, 'operator'))

const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'served',
    (fault) => fault.problem?.code ?? fault,
  )

describe('Which jurisdictions are served', () => {
  it('are none, and that is said, before the first pack is published', async () => {
    const packs = createMemoryPacks()
    const { serving } = processOn(packs)
    expect(await codeOf(serving.versionOf('minhe'))).toBe('nothing-published')
    expect(await codeOf(serving.byDefault())).toBe('nothing-published')
    await publish(packs, 'minhe')
    expect(await serving.byDefault()).toBe('minhe')
    expect(await serving.versionOf('minhe')).toBe(1)
  })

  it('is asked once a minute, and again before a code is refused', async () => {
    const packs = createMemoryPacks()
    await publish(packs, 'wujiaochang')
    const { asked, serving, wait } = processOn(packs)
    for (let n = 0; n < 5; n += 1) await serving.versionOf('wujiaochang')
    expect(asked.served).toBe(1)

    await publish(packs, 'minhe')
    expect(await serving.versionOf('minhe')).toBe(1)
    expect(asked.served).toBe(2)
    expect(await codeOf(serving.versionOf('elsewhere'))).toBe('jurisdiction-unknown')
    expect(asked.served).toBe(3)

    await publish(packs, 'wujiaochang', 2)
    wait(MINUTE - 1)
    expect(await serving.versionOf('wujiaochang')).toBe(1)
    wait(1)
    expect(await serving.versionOf('wujiaochang')).toBe(2)
    expect(await serving.jurisdictions()).toEqual(['wujiaochang', 'minhe'])
    expect(await serving.byDefault()).toBe('wujiaochang')
  })

  it('is asked anew when the table did not answer', async () => {
    const packs = createMemoryPacks()
    await publish(packs, 'minhe')
    let broken = true
    const serving = createServing({
      served: async () => {
        if (broken) throw new Error('The table does not answer.')
        return packs.served()
      },
    })
    await expect(serving.versionOf('minhe')).rejects.toThrow('does not answer')
    broken = false
    expect(await serving.versionOf('minhe')).toBe(1)
  })
})

describe('The rules of a jurisdiction', () => {
  it('are read once for each version, however often they are asked for', async () => {
    const packs = createMemoryPacks()
    for (const version of [1, 2]) await publish(packs, 'minhe', version)
    const { asked, rulesOf } = processOn(packs)
    const [newest, first] = await Promise.all([rulesOf('minhe'), rulesOf('minhe', 1), rulesOf('minhe', 2)])
    expect([newest.pack.version, first.pack.version]).toEqual([2, 1])
    expect(await rulesOf('minhe', 1)).toBe(first)
    expect(asked).toEqual({ served: 1, edition: 2 })
  })

  it('of a version that was never published are missing, until it is', async () => {
    const packs = createMemoryPacks()
    await publish(packs, 'minhe')
    const { rulesOf } = processOn(packs)
    await expect(rulesOf('minhe', 2)).rejects.toBeInstanceOf(PackMissing)
    await publish(packs, 'minhe', 2)
    expect((await rulesOf('minhe', 2)).pack.version).toBe(2)
  })

  it('of streets that nobody has asked for in a while make room', async () => {
    const packs = createMemoryPacks()
    const streets = Array.from({ length: 21 }, (_, n) => `street-${n}`)
    for (const one of streets) await publish(packs, one)
    const { asked, rulesOf } = processOn(packs)
    for (const one of streets) await rulesOf(one)
    await rulesOf('street-20')
    expect(asked.edition).toBe(21)
    await rulesOf('street-0')
    expect(asked.edition).toBe(22)
  })
})
