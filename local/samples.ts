import { createCalendar } from '#adapters/calendar.ts'
import type { Packs } from '#adapters/ports.ts'
import type { Instant } from '#domain/clock/calendar.ts'
import type { Rules } from '#functions/usecases/dependencies.ts'
import { publishPack } from '#functions/usecases/operator/publish-pack.ts'
import { PACK_VERSIONS, packOf } from '#packs/index.ts'

/** Publishes the sample packs, each version after the other, as an operator would. */
export async function publishSamples(
  packs: Pick<Packs, 'edition' | 'publish' | 'served'>,
  at: Instant,
): Promise<void> {
  for (const one of PACK_VERSIONS) {
    const became = await publishPack(packs, one, at, 'npm start')
    // On an emulator of somebody's own they may have been published before, and amended since.
    if (!became.ok && became.error.code !== 'older') throw new Error(became.error.en)
  }
}

/** The samples are streets as they are: none of them practises. */
export const NO_PRACTICE = { practises: async () => false }

/** The rules of a sample, for what is made without a deployment. @throws Error when there is no such sample */
export function sampleRules(jurisdiction: string, version?: number): Rules {
  const pack = packOf(jurisdiction, version)
  if (pack === undefined) throw new Error(`There is no sample ${jurisdiction} ${version ?? ''}.`)
  return { pack, calendar: createCalendar(pack.hours, pack.days) }
}
