/** What people may be; each is a group of the user pool, and comes to the functions in the token's claims. */
export const ROLES = [
  'call-taker',
  'dispatcher',
  'handler',
  'inspector',
  'grid-leader',
  'deputy',
  'shift-leader',
  'centre-head',
  'supervisor',
  'operator',
] as const
export type Role = (typeof ROLES)[number]

/** What a person's token says besides the roles: the party they work for, their grids, their jurisdiction. */
export const PERSON_ATTRIBUTES = ['party', 'grids', 'jurisdiction'] as const
