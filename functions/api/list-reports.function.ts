import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import { READS_PACKS, type Route, type Uses } from '#functions/runtime/declaration.ts'

export const description = 'Lists the reports of a case, for some with whom to call'

export const routes = [
  {
    id: 'listReports',
    method: 'GET',
    path: '/v1/cases/{caseId}/reports',
    access: 'signed-in',
    tag: 'cases',
    zh: '案件的诉求',
    en: 'List the reports of a case',
    description:
      'What was reported, for whoever may see the case. Call-takers, shift leaders and heads of the centre see whom to ' +
      'call and what each report is owed. Everybody else sees the words and the place with names, phone numbers, rooms ' +
      'and other personal data taken out: nobody who handles or judges learns who reported. A complaint or tip-off that ' +
      'names a party is withheld from those who belong to it; firms, committees and contractors read no words of reporters.',
    status: 200,
    answers: '一页诉求',
    problems: ['bad-cursor', 'case-unknown'],
  },
] as const satisfies readonly Route[]

/** What listing the reports of a case, with whom to call, needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
  PACKS_TABLE: filledIn,
  PERSON_KEY_ARN: filledIn,
})

export const uses = {
  store: [
    'caseHeader',
    'history',
    'loadCase',
    'loadReport',
    'person',
    'reportText',
    'reportsOfCase',
    'standingOrders',
  ],
  vault: ['open'],
  packs: READS_PACKS,
  people: ['names'],
} as const satisfies Uses
