import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import type { Route, Uses } from '#functions/runtime/declaration.ts'

export const description = 'Lists the people of a street, and who was posted where on a day'

export const routes = [
  {
    id: 'listPeople',
    method: 'GET',
    path: '/v1/people',
    access: 'signed-in',
    tag: 'people',
    zh: '人员与任职',
    en: 'People and their postings',
    description:
      'Who is posted where, in which role, from and until. `on` a day, in a `grid`, in a `role`: those alone whose posting ' +
      'held at some time of that day, so `?grid=g1&role=grid-leader&on=2026-01-05` tells who led a grid then. What they sign ' +
      'in with is told to administrators.',
    status: 200,
    answers: '人员',
    problems: ['not-permitted'],
  },
] as const satisfies readonly Route[]

/** What listing people needs to know: they are kept beside the packs. */
export const env = baseEnv.extend({ PACKS_TABLE: filledIn })

export const uses = { people: ['ofJurisdiction'] } as const satisfies Uses
