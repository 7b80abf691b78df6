import * as z from 'zod'
import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import { READS_PACKS, type Route, type Uses } from '#functions/runtime/declaration.ts'

export const description = 'Says who is signed in'

export const routes = [
  {
    id: 'readMe',
    method: 'GET',
    path: '/v1/me',
    access: 'signed-in',
    tag: 'desks',
    zh: '我是谁',
    en: 'Read who is signed in',
    description:
      'Name, roles, party, grids and jurisdiction of whoever is signed in; the desks whose tasks are theirs now (those ' +
      'they stand in for, and a delegation that runs, counted); what they may do and read beyond a case. Where an issuer ' +
      'outside vouches for people, somebody whom an administrator added by the account is known by their id from this on.',
    status: 200,
    answers: '登录人与岗位',
    problems: [],
  },
] as const satisfies readonly Route[]

/** Whether a deputy stands in now, the standing orders say. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
  PACKS_TABLE: filledIn,
  /** Empty where an issuer outside vouches for people. */
  USER_POOL_ID: z.string(),
})

export const uses = {
  store: ['standingOrders'],
  packs: READS_PACKS,
  people: ['become', 'member'],
} as const satisfies Uses
