import type { Pack } from '../../pack/pack.ts'
import type { Actor } from '../../people/actor.ts'
import { HOUSE_FACTS, isHouseSubject } from '../../people/house.ts'
import type { Case } from './case.ts'

/** What of a case, or of what is left of one, says whom it is about and where it lies. */
export type About = {
  readonly subjects?: readonly string[] | undefined
  readonly place: { readonly grid: string }
}

/** The party that records for another one, if any does. */
export const stewardOf = ({ parties }: Pick<Pack, 'parties'>, party: string): string | undefined =>
  parties.find(({ code }) => code === party)?.steward

/** Whether a case is about the desk of somebody of the house: it is hidden from them, in whatever other role they are. */
export const isOfHouse = ({ roles, grids }: Actor, { subjects = [], place }: About): boolean =>
  subjects.filter(isHouseSubject).some((one) => {
    const { hidesFrom, inGrid } = HOUSE_FACTS[one]
    return roles.some((role) => hidesFrom.includes(role)) && (!inGrid || grids.includes(place.grid))
  })

/** Whether somebody belongs to a subject of the case, or to the steward of one: he does not learn who reported. */
export const isOfSubject = (who: Actor, of: About, pack: Pick<Pack, 'parties'>): boolean =>
  isOfHouse(who, of) ||
  (who.party !== undefined &&
    (of.subjects ?? []).some((one) => one === who.party || stewardOf(pack, one) === who.party))

/** The subjects of a case that are of the house. */
export const houseSubjectsOf = ({ subjects = [] }: Pick<Case, 'subjects'>) => subjects.filter(isHouseSubject)
