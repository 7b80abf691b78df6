import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import { READS_PACKS, type Route, type Uses } from '#functions/runtime/declaration.ts'

export const description = 'Takes a report back'

export const routes = [
  {
    id: 'withdrawReport',
    method: 'POST',
    path: '/v1/reports/{trackingCode}/withdrawal',
    access: 'public',
    tag: 'reports',
    zh: '撤回诉求',
    en: 'Take a report back',
    description: 'Doing it twice is harmless. A hazard that is real goes on as found by the centre.',
    status: 200,
    answers: '已撤回',
    problems: ['report-unknown'],
  },
] as const satisfies readonly Route[]

/** What taking a report back needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
  PACKS_TABLE: filledIn,
})

export const uses = { store: ['loadCase', 'loadReport', 'save'], packs: READS_PACKS } as const satisfies Uses
