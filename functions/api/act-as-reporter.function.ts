import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import { READS_PACKS, type Route, type Uses } from '#functions/runtime/declaration.ts'

export const description = 'Takes further words and the vote of a reporter'

export const routes = [
  {
    id: 'actAsReporter',
    method: 'POST',
    path: '/v1/reports/{trackingCode}/actions',
    access: 'public',
    tag: 'reports',
    zh: '补充与评价',
    en: 'Add to a report, and say whether it is solved',
    description:
      'Whoever holds the code adds words while it is worked on (the same words again are known), and says once the result ' +
      'is there whether it is solved and whether that satisfies. The tracker tells which of them is taken now.',
    status: 200,
    answers: '已收到',
    problems: ['already-called', 'report-unknown', 'wrong-stage'],
  },
] as const satisfies readonly Route[]

/** What a reporter's further words and vote need to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
  PACKS_TABLE: filledIn,
})

export const uses = { store: ['loadCase', 'loadReport', 'save'], packs: READS_PACKS } as const satisfies Uses
