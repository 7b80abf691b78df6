import * as z from 'zod'
import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import { READS_PACKS, type Route, type Uses } from '#functions/runtime/declaration.ts'

export const description = 'Has administrators add, post and disable people'

export const routes = [
  {
    id: 'changePeople',
    method: 'POST',
    path: '/v1/people/actions',
    access: 'signed-in',
    tag: 'people',
    zh: '人员变动',
    en: 'Add, post and disable people',
    description:
      'Administrators look after the people of their street, and never after themselves. Where a pool of ours vouches for ' +
      'people it makes the account, with a temporary password that is told once; roles and places count from the next ' +
      'sign-in on. Where an issuer outside does, somebody is known by the account until they first sign in. Postings of grids name a grid, those of handlers a party. What was is not changed: a posting ends now or later.',
    status: 200,
    answers: '人员',
    problems: [
      'account-taken',
      'date-past',
      'grid-unknown',
      'not-permitted',
      'own-request',
      'party-unknown',
      'person-unknown',
      'posting-unknown',
      'postings-full',
    ],
  },
] as const satisfies readonly Route[]

/** What looking after people needs to know. */
export const env = baseEnv.extend({
  PACKS_TABLE: filledIn,
  /** Empty where an issuer outside vouches for people. */
  USER_POOL_ID: z.string(),
})

export const uses = {
  packs: READS_PACKS,
  people: ['member', 'save'],
  accounts: ['grant', 'make'],
} as const satisfies Uses
