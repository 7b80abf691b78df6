import type { Actor } from '#domain/people/actor.ts'
import type { StaffRole } from '#domain/people/roles.ts'
import { PEOPLE } from '#local/people.ts'

const JURISDICTION = 'wujiaochang'

/** Who does something in the demo: those who can sign in under the account they have, everybody else under a name. */
export type Cast = (role: StaffRole, of?: { readonly grid?: string; readonly party?: string }) => Actor

/**
 * The people of the demo.
 * @param accounts the ids of those who can sign in, by what they sign in with
 */
export const castOf =
  (accounts: ReadonlyMap<string, string>): Cast =>
  (role, { grid, party } = {}) => {
    const person = PEOPLE.find(
      (one) =>
        one.jurisdiction === JURISDICTION &&
        one.role === role &&
        (party === undefined || one.party === party) &&
        (grid === undefined || one.grids === undefined || one.grids.includes(grid)),
    )
    const name = person?.name ?? [role, grid ?? party].filter(Boolean).join('-')
    return {
      id: accounts.get(name) ?? name,
      roles: [role],
      jurisdiction: JURISDICTION,
      grids: grid === undefined ? [...(person?.grids ?? [])] : [grid],
      ...(party === undefined ? {} : { party }),
    }
  }
