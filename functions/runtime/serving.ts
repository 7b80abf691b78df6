import type { Packs } from '#adapters/ports.ts'
import type { ServedPacks } from '#domain/pack/edition.ts'
import type { Serving } from '#functions/usecases/dependencies.ts'
import { ProblemError } from './problem.ts'

/** What was published becomes known to every process within this time, in milliseconds. */
const KEPT_FOR = 60_000

/**
 * Which jurisdictions are served, remembered by this process for a minute. One that is not among them is looked for again
 * before it is refused: it may have been published a moment ago.
 * @param now milliseconds on a clock that only measures
 */
export function createServing(packs: Pick<Packs, 'served'>, now: () => number = Date.now): Serving {
  let kept: { readonly served: Promise<ServedPacks>; readonly until: number } | undefined
  const anew = (): Promise<ServedPacks> => {
    const served = packs.served()
    kept = { served, until: now() + KEPT_FOR }
    served.catch(() => {
      kept = undefined
    })
    return served
  }
  const known = (): Promise<ServedPacks> => (kept === undefined || now() >= kept.until ? anew() : kept.served)

  return {
    jurisdictions: async () => [...(await known()).versions.keys()],
    versionOf: async (jurisdiction) => {
      const version = (await known()).versions.get(jurisdiction)
      if (version !== undefined) return version
      const { versions } = await anew()
      const found = versions.get(jurisdiction)
      if (found !== undefined) return found
      throw versions.size === 0 ? nothingPublished() : unknown(jurisdiction)
    },
    byDefault: async () => {
      const first = (await known()).first ?? (await anew()).first
      if (first === undefined) throw nothingPublished()
      return first
    },
  }
}

const unknown = (jurisdiction: string): ProblemError =>
  new ProblemError({
    code: 'jurisdiction-unknown',
    message: `The jurisdiction ${jurisdiction} is not served here.`,
    field: 'jurisdiction',
  })

const nothingPublished = (): ProblemError =>
  new ProblemError({
    code: 'nothing-published',
    message:
      'No pack is published here yet, so nothing can be taken in. Whoever deployed it publishes the first: ' +
      'npm run pack -- publish <folder> <environment>.',
  })
