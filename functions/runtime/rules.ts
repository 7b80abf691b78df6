import { createCalendar } from '#adapters/calendar.ts'
import type { Rules } from '#functions/usecases/dependencies.ts'
import { PACK_VERSIONS, PACKS } from '#packs/index.ts'
import { ProblemError } from './problem.ts'

const RULES = new Map<string, Rules>(
  PACK_VERSIONS.map((pack) => [
    `${pack.jurisdiction}@${pack.version}`,
    { pack, calendar: createCalendar(pack.hours, pack.days) },
  ]),
)

/** The jurisdictions this deployment serves. */
export const JURISDICTIONS: readonly string[] = PACKS.map(({ jurisdiction }) => jurisdiction)

/** A case runs under a version of its pack that this deployment does not have: it is never decided by another one. */
export class PackMissing extends ProblemError {
  constructor(jurisdiction: string, version: number) {
    super({
      code: 'pack-missing',
      message:
        `Version ${version} of the pack ${jurisdiction} is not deployed. Deploy it again, or have the centre's head ` +
        'move the case to the present version (adopt-pack).',
    })
    this.name = 'PackMissing'
  }
}

/**
 * The rules of a jurisdiction: of its newest pack, or of the version that is asked for.
 * @throws ProblemError for a jurisdiction that this deployment does not serve; `PackMissing` for a version it does not have
 */
export function rulesOf(jurisdiction: string, version?: number): Rules {
  const newest = PACKS.find((pack) => pack.jurisdiction === jurisdiction)
  if (newest === undefined)
    throw new ProblemError({
      code: 'jurisdiction-unknown',
      message: `This deployment does not serve the jurisdiction ${jurisdiction}.`,
    })
  const rules = RULES.get(`${jurisdiction}@${version ?? newest.version}`)
  if (rules === undefined) throw new PackMissing(jurisdiction, version ?? newest.version)
  return rules
}
