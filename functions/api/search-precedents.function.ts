import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import { READS_PACKS, type Route, type Uses } from '#functions/runtime/declaration.ts'

export const description = 'Finds precedents and what they advise'

export const routes = [
  {
    id: 'searchPrecedents',
    method: 'GET',
    path: '/v1/precedents',
    access: 'signed-in',
    tag: 'precedents',
    zh: '检索案例与办理建议',
    en: 'Find precedents, and what they advise',
    description:
      'Past cases like the one at hand, the best first, each with its reasons; and what they advise at intake, at ' +
      'dispatch and at the whistle. Ask by words (either script), matter, place (its code, its name, or words), party, or ' +
      'by a case. When the time is up or the knowledge base fails, `complete` is false: go on without.',
    status: 200,
    answers: '案例与建议',
    problems: ['case-unknown', 'not-permitted'],
  },
  {
    id: 'searchPrecedentsAtLength',
    method: 'POST',
    path: '/v1/precedents/search',
    access: 'signed-in',
    tag: 'precedents',
    zh: '检索案例（长文本）',
    en: 'Find precedents by a long question',
    description: 'The same as `GET /v1/precedents`, for questions that are too long for an address.',
    status: 200,
    answers: '案例与建议',
    problems: ['case-unknown', 'not-permitted'],
  },
] as const satisfies readonly Route[]

/** What looking precedents up needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
  PACKS_TABLE: filledIn,
  KNOWLEDGE_TABLE: filledIn,
})

export const uses = {
  store: ['caseHeader', 'loadCase', 'standingOrders'],
  knowledge: ['cards', 'postings', 'statistics'],
  packs: READS_PACKS,
} as const satisfies Uses
