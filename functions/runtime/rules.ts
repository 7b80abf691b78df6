import { createCalendar } from '#adapters/calendar.ts'
import type { Packs } from '#adapters/ports.ts'
import { packOfEdition } from '#domain/pack/formats.ts'
import type { ChangeDependencies, Rules, Serving } from '#functions/usecases/dependencies.ts'
import { ProblemError } from './problem.ts'

/** As many versions a process keeps ready: those of the streets it works for just now. */
const KEPT_READY = 20

/** A case runs under a version of its pack that this deployment does not have: it is never decided by another one. */
export class PackMissing extends ProblemError {
  constructor(jurisdiction: string, version: number) {
    super({
      code: 'pack-missing',
      message:
        `Version ${version} of the pack ${jurisdiction} is not published here. Publish it, or have the centre's head ` +
        'move the case to the present version (adopt-pack).',
    })
    this.name = 'PackMissing'
  }
}

/**
 * The rules of jurisdictions as they were published. A version never changes, so what was read of it once is kept ready.
 * @returns `rulesOf`, which throws a ProblemError for a jurisdiction that is not served, and `PackMissing` for a version
 * that was never published
 */
export function createRules(
  packs: Pick<Packs, 'edition'>,
  serving: Pick<Serving, 'versionOf'>,
): ChangeDependencies['rulesOf'] {
  const ready = new Map<string, Promise<Rules>>()
  const read = async (jurisdiction: string, version: number): Promise<Rules> => {
    const edition = await packs.edition(jurisdiction, version)
    if (edition === undefined) throw new PackMissing(jurisdiction, version)
    const pack = packOfEdition(edition)
    return { pack, calendar: createCalendar(pack.hours, pack.days) }
  }
  return async (jurisdiction, version) => {
    const wanted = version ?? (await serving.versionOf(jurisdiction))
    const name = `${jurisdiction} ${wanted}`
    const rules = ready.get(name) ?? read(jurisdiction, wanted)
    // Last in the row is whoever was asked for last.
    ready.delete(name)
    ready.set(name, rules)
    rules.catch(() => ready.delete(name))
    const [longestUnused] = ready.keys()
    if (ready.size > KEPT_READY && longestUnused !== undefined) ready.delete(longestUnused)
    return rules
  }
}
