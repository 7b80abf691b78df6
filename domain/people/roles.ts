/** The roles of people in the centre, the grids, the departments and the district; each is a group of the user pool. */
export const STAFF_ROLES = [
  'call-taker',
  'dispatcher',
  'handler',
  'inspector',
  'grid-leader',
  'deputy',
  'shift-leader',
  'centre-head',
  'street-leader',
  'supervisor',
  'auditor',
  'administrator',
  'operator',
] as const
export type StaffRole = (typeof STAFF_ROLES)[number]
