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

  /** What is served, asked for again where a jurisdiction is not among what is known. */
  const knowing = async (jurisdiction: string): Promise<ServedPacks> => {
    const served = await known()
    return served.versions.has(jurisdiction) ? served : anew()
  }

  return {
    jurisdictions: async () => [...(await known()).versions.keys()],
    versionOf: async (jurisdiction) => {
      const { versions } = await knowing(jurisdiction)
      const version = versions.get(jurisdiction)
      if (version !== undefined) return version
      throw versions.size === 0 ? nothingPublished() : unknown(jurisdiction)
    },
    practises: async (jurisdiction) => (await knowing(jurisdiction)).practising.has(jurisdiction),
    byDefault: async () => {
      const first = (await known()).first ?? (await anew()).first
      if (first !== undefined) return first
      throw (await known()).versions.size === 0 ? nothingPublished() : onlyPractice()
    },
  }
}

const unknown = (jurisdiction: string): ProblemError =>
  new ProblemError({
    code: 'jurisdiction-unknown',
    message: `The jurisdiction ${jurisdiction} is not served here.`,
    field: 'jurisdiction',
  })

const onlyPractice = (): ProblemError =>
  new ProblemError({
    code: 'jurisdiction-unknown',
    message: 'Only streets to practise in are served here yet: name the one that this is for.',
    field: 'jurisdiction',
  })

const nothingPublished = (): ProblemError =>
  new ProblemError({
    code: 'nothing-published',
    message:
      'No pack is published here yet, so nothing can be taken in. Whoever deployed it publishes the first: ' +
      'npm run pack -- publish <folder> <environment>.',
  })
