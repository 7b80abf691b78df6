import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import type { Route, Uses } from '#functions/runtime/declaration.ts'

export const description = 'Lists who looked at who reported, by month'

export const routes = [
  {
    id: 'listLooks',
    method: 'GET',
    path: '/v1/looks',
    access: 'signed-in',
    tag: 'reports',
    zh: '查看记录',
    en: 'Who looked at who reported',
    description:
      'For the head of the centre, and who stands in: every look at who reported in a month, the newest first, over all cases: who, when, why, ' +
      'of which report. A search by a phone number is one at each report that it found. What lies with the desk above is left out.',
    status: 200,
    answers: '一页查看记录',
    problems: ['bad-cursor', 'not-permitted'],
  },
] as const satisfies readonly Route[]

/** What listing looks needs to know: where they and the people are kept. */
export const env = baseEnv.extend({ CASES_TABLE: filledIn, PACKS_TABLE: filledIn })

export const uses = {
  store: ['looks', 'caseHeaders'],
  people: ['names'],
} as const satisfies Uses
