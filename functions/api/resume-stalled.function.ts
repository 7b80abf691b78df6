import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import { CHANGES_A_CASE, READS_PACKS, type Route, type Uses } from '#functions/runtime/declaration.ts'

export const description = 'Gives a case that a fault has stopped a further run'

export const routes = [
  {
    id: 'resumeStalled',
    method: 'POST',
    path: '/v1/stalled-cases/{caseId}/resumption',
    access: 'signed-in',
    tag: 'running',
    zh: '恢复停住的案件',
    en: 'Resume a case that a fault has stopped',
    description:
      'For operators: the case goes on from where it stands in a further execution; whoever owed something in it owes it ' +
      'still, by the same due time. Refused for a case that no fault has stopped. What `npm run resume` does for any case.',
    status: 200,
    answers: '已恢复',
    problems: ['case-ended', 'case-unknown', 'not-permitted', 'wrong-stage'],
  },
] as const satisfies readonly Route[]

/** What resuming needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
  PACKS_TABLE: filledIn,
  STATE_MACHINE_ARN: filledIn,
})

export const uses = {
  store: [...CHANGES_A_CASE, 'caseHeader'],
  packs: READS_PACKS,
  machine: ['stop'],
} as const satisfies Uses
