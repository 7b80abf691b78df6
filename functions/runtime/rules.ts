import { createCalendar } from '#adapters/calendar.ts'
import type { Rules } from '#functions/usecases/dependencies.ts'
import { PACKS } from '#packs/index.ts'

const RULES = new Map<string, Rules>(
  PACKS.map((pack) => [pack.jurisdiction, { pack, calendar: createCalendar(pack.hours) }]),
)

/** The jurisdictions this deployment serves. */
export const JURISDICTIONS: readonly string[] = [...RULES.keys()]

/** The rules of a jurisdiction. @throws Error for one that this deployment does not serve */
export function rulesOf(jurisdiction: string): Rules {
  const rules = RULES.get(jurisdiction)
  if (rules === undefined) throw new Error(`This deployment does not serve the jurisdiction ${jurisdiction}.`)
  return rules
}
