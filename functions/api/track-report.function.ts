import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import { READS_PACKS, type Route, type Uses } from '#functions/runtime/declaration.ts'

export const description = 'Shows a reporter where the report stands'

export const routes = [
  {
    id: 'trackReport',
    method: 'GET',
    path: '/v1/reports/{trackingCode}',
    access: 'public',
    tag: 'reports',
    zh: '查询办理进度',
    en: 'Follow a report',
    description:
      'What its reporter may see: the steps so far, where it stands, who has it, until when, what comes next, what the ' +
      'reporter may do; of an ending why, and where to turn to now. Never what others said; of a tip-off only that it is ' +
      'handled. A report whose case was merged stands where the other case stands.',
    status: 200,
    answers: '办理进度',
    problems: ['report-unknown'],
  },
] as const satisfies readonly Route[]

/** What showing a reporter where the report stands needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
  PACKS_TABLE: filledIn,
})

export const uses = {
  store: ['caseHeader', 'history', 'loadReport'],
  packs: READS_PACKS,
} as const satisfies Uses
