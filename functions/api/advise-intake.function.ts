import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import { READS_PACKS, type Route, type Uses } from '#functions/runtime/declaration.ts'

export const description = 'Advises on a report while it is being typed'

export const routes = [
  {
    id: 'adviseIntake',
    method: 'POST',
    path: '/v1/advice/intake',
    access: 'signed-in',
    tag: 'precedents',
    zh: '受理时的建议',
    en: 'Advice while a report is being typed',
    description:
      'Matters with reasons, the place and grid it was understood as, open cases that may be the same, with reasons (a person may choose one: ' +
      '`joins` of the submission), and what happened here before. Half-typed words are fine, and nothing typed is answered with nothing. Everything is read at once; what it ' +
      'names is opened by its id (`GET /v1/cases/{caseId}`, `GET /v1/precedents/{precedentId}`). It takes a quarter of a ' +
      'second at most; what was not there by then is named in `missing`: go on without. With `caseId`: on the report that opened that case, whoever typed it, so that what ' +
      'is the same is found before anybody is sent (`merge`).',
    status: 200,
    answers: '建议',
    problems: ['case-unknown', 'matter-unknown', 'not-permitted', 'pack-missing'],
  },
] as const satisfies readonly Route[]

/** What advice at intake needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
  PACKS_TABLE: filledIn,
  KNOWLEDGE_TABLE: filledIn,
})

export const uses = {
  store: ['board', 'caseHeaders', 'keyHolder', 'loadCase', 'reportText', 'standingOrders'],
  knowledge: ['postings', 'statistics'],
  packs: READS_PACKS,
} as const satisfies Uses
