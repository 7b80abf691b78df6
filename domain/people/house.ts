import type { Label } from '../label.ts'
import type { Role } from './actor.ts'

/** People of the house whom a report can be about, as it can be about a party (被反映对象). */
export const HOUSE = ['grid-leader', 'centre', 'street'] as const
export type HouseSubject = (typeof HOUSE)[number]

type HouseFacts = {
  readonly label: Label
  /** The desks that see nothing of such a case, lead nothing in it and owe nothing of it. */
  readonly hidesFrom: readonly Role[]
  /** Only in the grid where the case lies. */
  readonly inGrid?: true
  /** Where such a case is led, at once: one step above whom it is about. */
  readonly ledAt: 'street' | 'district'
  /** The desk that does what those desks would have done. */
  readonly doneBy: Role
}

const CENTRE = ['call-taker', 'dispatcher', 'shift-leader', 'centre-head'] as const satisfies readonly Role[]

/** Whom of the house a case can be about, and who has it in their place: always one step up. */
export const HOUSE_FACTS: Readonly<Record<HouseSubject, HouseFacts>> = {
  'grid-leader': {
    label: { zh: '网格长（含副网格长）', en: 'the grid leader and deputies' },
    hidesFrom: ['grid-leader', 'deputy'],
    inGrid: true,
    ledAt: 'street',
    doneBy: 'centre-head',
  },
  centre: {
    label: { zh: '城运中心', en: 'the centre' },
    hidesFrom: CENTRE,
    ledAt: 'street',
    doneBy: 'street-leader',
  },
  street: {
    label: { zh: '街道', en: 'the street office' },
    hidesFrom: [...CENTRE, 'street-leader', 'grid-leader', 'deputy'],
    ledAt: 'district',
    doneBy: 'supervisor',
  },
}

/** Whether a code of a subject is one of the house, and no party's. */
export const isHouseSubject = (code: string): code is HouseSubject => HOUSE.some((one) => one === code)

/** The desk that does what a desk of the house would do, in a case that may be about it. */
export function deskAbove(desk: Role, subjects: readonly string[] = []): Role {
  const barred = subjects.filter(isHouseSubject).find((one) => HOUSE_FACTS[one].hidesFrom.includes(desk))
  return barred === undefined ? desk : deskAbove(HOUSE_FACTS[barred].doneBy, subjects)
}
