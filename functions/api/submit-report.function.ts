import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import type { Route, Uses } from '#functions/runtime/declaration.ts'

export const description = 'Submits a report and gives its receipt'

const PROBLEMS = ['idempotency-key-invalid', 'idempotency-key-reused', 'not-permitted'] as const

export const routes = [
  {
    id: 'submitReport',
    method: 'POST',
    path: '/v1/reports',
    access: 'public',
    tag: 'reports',
    zh: '提交诉求',
    en: 'Submit a report',
    description:
      'Keeps the report and answers with its receipt at once. Triage opens or joins a case right after. At most 64 KB; ' +
      'unknown fields are refused, so that a misspelt one is not lost silently. Other channels, a confirmation in person ' +
      'and the system a report came from are for staff: 403 names the field, and `POST /v1/desk/reports` takes them. ' +
      'Devices and systems of the district send events.',
    status: 201,
    answers: '已收到',
    problems: PROBLEMS,
  },
  {
    id: 'submitDeskReport',
    method: 'POST',
    path: '/v1/desk/reports',
    access: 'signed-in',
    tag: 'reports',
    zh: '受理员登记诉求',
    en: 'Submit a report at the desk',
    description:
      'As `POST /v1/reports`, for staff: call-takers, shift leaders and heads of the centre submit by every channel, ' +
      'inspectors, leaders and deputies what they found on patrol; always of their own jurisdiction. Who submitted it is kept. ' +
      'Who sees that it belongs to an open case names it in `joins` (并入): triage goes by that choice, and by place and ' +
      'matter alone when the case has ended meanwhile.',
    status: 201,
    answers: '已收到',
    problems: [...PROBLEMS, 'case-ended', 'case-unknown'],
  },
] as const satisfies readonly Route[]

/** What submitting a report needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
  IDEMPOTENCY_TABLE: filledIn,
  PACKS_TABLE: filledIn,
  PERSON_KEY_ARN: filledIn,
})

export const uses = {
  store: ['caseHeader', 'idempotencyRecord', 'identity', 'loadReport', 'save'],
  packs: ['served'],
  vault: ['seal'],
} as const satisfies Uses
