import { MONDAY } from '#adapters/examples.ts'
import { createMemoryPacks } from '#adapters/memory/packs.ts'
import type { Packs } from '#adapters/ports.ts'
import { createRules } from '#functions/runtime/rules.ts'
import { createServing } from '#functions/runtime/serving.ts'
import { publishSamples } from '#local/samples.ts'

/** Packs in memory, with the samples published. */
export async function samplePacks(): Promise<Packs> {
  const packs = createMemoryPacks()
  await publishSamples(packs, MONDAY)
  return packs
}

/** The rules that some packs make. @param now milliseconds by which what is served is remembered for a minute */
export function rulesFrom(packs: Packs, now: () => number = Date.now) {
  const serving = createServing(packs, now)
  return { serving, rulesOf: createRules(packs, serving) }
}

/** The rules of the samples, as a function reads them from what was published. */
export const { rulesOf, serving } = rulesFrom(await samplePacks())
