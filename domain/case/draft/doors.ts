import { ELSEWHERE, type Rejection } from '../../grounds.ts'
import { doorOf, type Pack } from '../../pack/pack.ts'
import { type Refusal, refusal } from '../../refusal.ts'

/** Why a door cannot be named: the pack does not have it. @param field the field at fault */
export const refuseUnknownDoor = (pack: Pack, door: string, field: string): Refusal | undefined =>
  doorOf(pack, door) === undefined
    ? refusal('door-unknown', `There is no such door. This jurisdiction's pack has ${listed(pack)}.`, field)
    : undefined

/** Why a rejection cannot stand: it sends the reporter elsewhere without saying where, or to a door nobody knows. */
export function refuseUnsoundRejection(
  pack: Pack,
  { reason, door }: { readonly reason: Rejection; readonly door?: string | undefined },
): Refusal | undefined {
  if (door !== undefined) return refuseUnknownDoor(pack, door, 'door')
  return ELSEWHERE.includes(reason)
    ? refusal(
        'door-missing',
        `Who is rejected for the reason "${reason}" is told where to turn to. Name one of ${listed(pack)}.`,
        'door',
      )
    : undefined
}

const listed = (pack: Pack): string => pack.doors.map((one) => one.code).join(', ')
