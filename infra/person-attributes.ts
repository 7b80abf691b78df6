/** What a person's token says besides the roles: the party they work for, their grids, their jurisdiction. */
export const PERSON_ATTRIBUTES = ['party', 'grids', 'jurisdiction'] as const
