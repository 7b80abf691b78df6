import { listingEnv } from '#functions/runtime/base.env.ts'
import { LISTS_CASES, type Route } from '#functions/runtime/declaration.ts'

export const description = 'Lists cases on boards, ended ones by month, and finds them'

export const routes = [
  {
    id: 'listCases',
    method: 'GET',
    path: '/v1/cases',
    access: 'signed-in',
    tag: 'cases',
    zh: '案件看板与查找',
    en: 'List and find cases',
    description:
      'One of three. `board`: the open cases of the street, of a grid, or those in which a party owes something now (a case ' +
      'may come on two pages there), by grid and place; what is filtered out makes a page shorter. `ended`: those that ended ' +
      'in a month. `find`: by the number of a case or report, that of another authority, a tracking code, a phone number ' +
      '(for those who call reporters; it counts as a look at each of them), or a place. Everybody finds the cases that they see.',
    status: 200,
    answers: '一页案件',
    problems: ['bad-cursor', 'not-permitted'],
  },
] as const satisfies readonly Route[]

/** What finding cases needs to know: the key of the blind index for phone numbers, and where precedents lie. */
export const env = listingEnv

export const uses = LISTS_CASES
