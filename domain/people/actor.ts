import * as z from 'zod'
import { STAFF_ROLES } from './roles.ts'

/** What somebody may be: a person's roles, and `system`, which acts for itself. */
export const ROLES = [...STAFF_ROLES, 'system'] as const

export const role = z.enum(ROLES)
export type Role = z.infer<typeof role>

/** Who acts, as the claims of the sign-in say: never a name, only what decides what they may do. */
export const actor = z.object({
  id: z.string().min(1).max(128),
  roles: z.array(role),
  jurisdiction: z.string().min(1),
  party: z.string().min(1).optional(),
  grids: z.array(z.string()),
})
export type Actor = z.infer<typeof actor>

/** The system itself, when time has come or a rule fires. */
export const systemActor = (jurisdiction: string): Actor => ({
  id: 'system',
  roles: ['system'],
  jurisdiction,
  grids: [],
})

/** Whoever reports, known by nothing but what he sends or the code that he holds: no role, no name. */
export const reporterActor = (jurisdiction: string): Actor => ({
  id: 'reporter',
  roles: [],
  jurisdiction,
  grids: [],
})

/** Whether somebody has one of the roles. */
export const hasRole = (who: Actor, ...wanted: readonly Role[]): boolean =>
  who.roles.some((has) => wanted.includes(has))
