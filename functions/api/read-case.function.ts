import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import { READS_PACKS, type Route, type Uses } from '#functions/runtime/declaration.ts'

export const description = 'Shows a case with its timeline and advice'

export const routes = [
  {
    id: 'readCase',
    method: 'GET',
    path: '/v1/cases/{caseId}',
    access: 'signed-in',
    tag: 'cases',
    zh: '查看案件与时间线',
    en: 'Read a case with its timeline',
    description: 'The case, what is owed in it, and everything that happened, page by page.',
    status: 200,
    answers: '案件',
    problems: ['bad-cursor', 'case-unknown', 'pack-missing'],
  },
] as const satisfies readonly Route[]

/** What showing a case with its timeline needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
  PACKS_TABLE: filledIn,
  KNOWLEDGE_TABLE: filledIn,
})

export const uses = {
  store: ['history', 'loadCase', 'standingOrders'],
  knowledge: ['postings'],
  packs: READS_PACKS,
  people: ['names'],
} as const satisfies Uses
