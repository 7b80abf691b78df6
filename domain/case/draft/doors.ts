import { ELSEWHERE, type Rejection } from '../../grounds.ts'
import type { Pack } from '../../pack/pack.ts'
import { doorsListed, refuseUnknownDoor } from '../../pack/refuse-door.ts'
import { type Refusal, refusal } from '../../refusal.ts'

/** Why a rejection cannot stand: it sends the reporter elsewhere without saying where, or to a door nobody knows. */
export function refuseUnsoundRejection(
  pack: Pack,
  { reason, door }: { readonly reason: Rejection; readonly door?: string | undefined },
): Refusal | undefined {
  if (door !== undefined) return refuseUnknownDoor(pack, door, 'door')
  return ELSEWHERE.includes(reason)
    ? refusal(
        'door-missing',
        `Who is rejected for the reason "${reason}" is told where to turn to. Name one of ${doorsListed(pack)}.`,
        'door',
      )
    : undefined
}
