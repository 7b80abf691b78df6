import { type Refusal, refusal } from '../refusal.ts'
import { doorOf, type Pack } from './pack.ts'

/** Why a door cannot be named: the pack does not have it. @param field the field at fault */
export const refuseUnknownDoor = (pack: Pack, door: string, field: string): Refusal | undefined =>
  doorOf(pack, door) === undefined
    ? refusal(
        'door-unknown',
        `There is no such door. This jurisdiction's pack has ${doorsListed(pack)}.`,
        field,
      )
    : undefined

/** The doors of a pack, for a sentence. */
export const doorsListed = (pack: Pack): string => pack.doors.map((one) => one.code).join(', ')
