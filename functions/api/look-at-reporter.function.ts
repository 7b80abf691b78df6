import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import { READS_PACKS, type Route, type Uses } from '#functions/runtime/declaration.ts'

export const description = 'Shows who reported to somebody who calls, and records that'

export const routes = [
  {
    id: 'lookAtReporter',
    method: 'POST',
    path: '/v1/cases/{caseId}/reports/{reportId}/looks',
    access: 'signed-in',
    tag: 'cases',
    zh: '查看诉求人信息',
    en: 'Look at who reported',
    description:
      'Name and number of a report, for those who take calls and for the lead while the first call is its own, with the reason: who looked, when and why is recorded with the ' +
      'report before anything is shown.',
    status: 200,
    answers: '诉求人信息',
    problems: ['case-unknown', 'not-permitted', 'report-unknown'],
  },
] as const satisfies readonly Route[]

/** What showing who reported needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
  PACKS_TABLE: filledIn,
  PERSON_KEY_ARN: filledIn,
})

export const uses = {
  store: ['caseHeader', 'loadCase', 'loadReport', 'person', 'save'],
  vault: ['open'],
  packs: READS_PACKS,
} as const satisfies Uses
