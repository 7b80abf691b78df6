import type { Case } from '../case/record/case.ts'
import {
  END_GROUND_LABELS,
  END_GROUNDS,
  groundTold,
  REJECTIONS,
  reasonTold,
  TERMINATION_LABELS,
} from '../grounds.ts'
import type { Label } from '../label.ts'
import type { Door } from '../pack/doors.ts'
import { doorOf, type Pack } from '../pack/pack.ts'
import type { Report } from './record/report.ts'

/** Why a reporter is sent to a door. */
export const DOOR_ROLES = ['right-door', 'transferred-to', 'legal-route', 'further-remedy'] as const
type DoorRole = (typeof DOOR_ROLES)[number]

const DOOR_ROLE_LABELS: Readonly<Record<DoorRole, Label>> = {
  'right-door': { zh: '该找谁', en: 'Where to turn to' },
  'transferred-to': { zh: '已转交', en: 'Passed on to' },
  'legal-route': { zh: '法定途径', en: 'The legal route' },
  'further-remedy': { zh: '后续救济途径', en: 'The further remedy' },
}

/** What a reporter is told of an ending beside that it ended: why, and where to turn to now. Listed words, and those for the public. */
export type Told = {
  readonly reason?: Label & {
    readonly code: string
    /** How it was explained, in words for the public. */
    readonly explained?: string
  }
  readonly door?: Door & { readonly role: Label & { readonly code: DoorRole } }
}

/**
 * What the reporter of a case, whose report stands, is told of its ending (design §3: the reason and the right door; the legal route; the
 * further remedy; the body it went to). Nothing for a case that is open, or was closed and archived without that.
 * A reason or a door that the lists no longer have is left out.
 */
export function tellEnding(of: Case, pack: Pack): Told {
  if (of.status !== 'ended') return {}
  switch (of.ending) {
    case 'rejected': {
      const reason = REJECTIONS.find((one) => one === of.reference)
      return {
        ...(reason === undefined ? {} : { reason: reasonTold(reason) }),
        ...sentTo('right-door', of.door, pack),
      }
    }
    case 'transferred':
      return sentTo('transferred-to', of.reference, pack)
    case 'ended': {
      const ground = END_GROUNDS.find((one) => one === of.reference)
      // Whoever took the report back is told that; to whoever reads this, that all did would be untrue.
      if (ground === undefined || ground === 'withdrawn') return {}
      return {
        reason: { code: ground, ...END_GROUND_LABELS[ground] },
        ...sentTo('legal-route', pack.legalRoutes[ground], pack),
      }
    }
    case 'archived': {
      if (of.termination === undefined) return {}
      const { grounds, publicWords: explained } = of.termination
      return {
        reason: {
          code: grounds,
          ...TERMINATION_LABELS[grounds],
          ...(explained === undefined ? {} : { explained }),
        },
        ...sentTo('further-remedy', pack.remedies[grounds], pack),
      }
    }
    case 'merged':
      return {}
  }
}

/** What the reporter of a single report is told that the centre ended: the ground, and where to turn to. */
export const tellReportEnding = (
  { ground, door }: Extract<Report, { status: 'ended' }>,
  pack: Pack,
): Told => ({ reason: groundTold(ground), ...sentTo('right-door', door ?? pack.reportDoors[ground], pack) })

function sentTo(role: DoorRole, code: string | undefined, pack: Pack): Pick<Told, 'door'> {
  const door = code === undefined ? undefined : doorOf(pack, code)
  return door === undefined ? {} : { door: { role: { code: role, ...DOOR_ROLE_LABELS[role] }, ...door } }
}
