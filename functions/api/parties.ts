import { type Actor, hasRole } from '#domain/people/actor.ts'
import { packOf } from '#packs/index.ts'

/** The parties somebody acts for: their own, and those without an account whose steward records for them (代录). */
export function partiesOf(who: Actor): readonly string[] {
  const { party, jurisdiction } = who
  if (party === undefined || !hasRole(who, 'handler')) return []
  const stewarded = (packOf(jurisdiction)?.parties ?? []).filter((one) => one.steward === party)
  return [party, ...stewarded.map((one) => one.code)]
}
