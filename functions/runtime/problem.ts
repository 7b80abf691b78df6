import type { RefusalCode } from '#domain/refusal.ts'
import { HEADERS } from './headers.ts'
import { PROBLEM_WORDS } from './problem-words.ts'

/** Codes of refusals that have no part in the trade: how something was asked for. */
const REQUEST_CODES = [
  'bad-cursor',
  'body-too-large',
  'case-unknown',
  'idempotency-key-invalid',
  'idempotency-key-reused',
  'internal',
  'invalid',
  'jurisdiction-unknown',
  'malformed-json',
  'nothing-published',
  'pack-missing',
  'past-the-edge',
  'precedent-changed',
  'precedent-unknown',
  'precedent-withdrawn',
  'queue-unknown',
  'sign-in-unsuitable',
  'unsupported-media-type',
] as const

/** Every code an answer of the API may carry. Codes never change their meaning. */
export type ProblemCode = RefusalCode | (typeof REQUEST_CODES)[number]

/** The HTTP status of every code, in one place. */
export const STATUS_OF = {
  'account-taken': 409,
  'already-called': 409,
  'already-replied': 409,
  'bad-cursor': 400,
  'body-too-large': 413,
  'case-ended': 409,
  'end-pending': 409,
  'no-end-asked': 409,
  'reply-pending': 409,
  'no-reply-asked': 409,
  'reply-unapproved': 409,
  'words-missing': 422,
  'reports-stand': 409,
  'case-full': 409,
  'case-not-archived': 409,
  'case-not-merged': 409,
  'opened-the-case': 409,
  'closing-not-allowed': 409,
  'case-unknown': 404,
  'cooperating-open': 409,
  'date-far': 422,
  'date-past': 422,
  'door-missing': 422,
  'door-unknown': 422,
  'grid-unknown': 422,
  'ground-unknown': 422,
  'ground-not-met': 409,
  'head-takes-part': 422,
  'idempotency-key-invalid': 400,
  'idempotency-key-reused': 422,
  internal: 500,
  invalid: 400,
  'judge-in-own-cause': 403,
  'jurisdiction-unknown': 422,
  'machine-ahead': 409,
  'malformed-json': 400,
  'matter-unknown': 422,
  'minutes-kept': 409,
  'no-emergency': 409,
  'no-proposal': 409,
  'no-return': 409,
  'no-urge': 409,
  'past-the-edge': 403,
  'pack-missing': 409,
  'processing-unknown': 422,
  'processing-pending': 409,
  'no-processing': 409,
  'delegation-unknown': 404,
  'rule-unknown': 404,
  'ruling-contradicted': 422,
  'ruled-not-sent': 409,
  'orders-full': 409,
  'no-supervision': 409,
  'supervision-standing': 409,
  'consent-needed': 409,
  'nothing-published': 503,
  'not-permitted': 403,
  'not-whistled': 409,
  'not-yet': 409,
  'not-yours': 403,
  'own-proposal': 403,
  'proposal-changed': 409,
  'party-unknown': 422,
  'past-limit': 422,
  'person-unknown': 404,
  'posting-unknown': 404,
  'postings-full': 409,
  'promise-runs': 409,
  'promised-by-party': 422,
  'plan-unsound': 422,
  'precedent-changed': 409,
  'precedent-unknown': 404,
  'precedent-withdrawn': 410,
  'proof-needed': 422,
  'queue-unknown': 404,
  'report-unknown': 404,
  'return-pending': 409,
  'rounds-left': 409,
  'not-sensitive': 409,
  'termination-pending': 409,
  'nothing-applied-for': 409,
  'subject-leads': 422,
  'contractor-leads': 422,
  'same-case': 422,
  'sign-in-unsuitable': 403,
  'stale-run': 409,
  'stale-visit': 409,
  'task-settled': 409,
  'task-unknown': 404,
  'too-many-parties': 409,
  'unsupported-media-type': 415,
  'whistle-first': 409,
  'too-late': 409,
  'extension-pending': 409,
  'no-extension': 409,
  'extensions-used': 409,
  'own-request': 403,
  'return-final': 409,
  'wrong-outcome': 422,
  'wrong-stage': 409,
} as const satisfies Record<ProblemCode, number>

/** One fault of one field, in English, and in Chinese where more is known than that it is one. */
export type FieldFault = { readonly field: string; readonly message: string; readonly zh?: string }

/** Why a request was not carried out: RFC 9457, with the code as its type and the fields at fault. */
export type Problem = {
  readonly code: ProblemCode
  readonly message: string
  readonly field?: string
  readonly faults?: readonly FieldFault[]
}

/** A problem on its way out of a handler's middlewares. */
export class ProblemError extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.message)
    this.name = 'ProblemError'
    this.problem = problem
  }
}

/** The body and status of a problem. */
export function problemResponse(problem: Problem) {
  const status = STATUS_OF[problem.code]
  const faults =
    problem.faults ??
    (problem.field === undefined
      ? []
      : [{ field: problem.field, message: problem.message, zh: PROBLEM_WORDS[problem.code] }])
  return {
    statusCode: status,
    headers: { ...HEADERS, 'content-type': 'application/problem+json; charset=utf-8' },
    body: JSON.stringify({
      type: `urn:duoge:problem:${problem.code}`,
      code: problem.code,
      status,
      title: problem.code.replaceAll('-', ' '),
      detail: problem.message,
      zh: PROBLEM_WORDS[problem.code],
      ...(faults.length === 0 ? {} : { errors: faults.map(inChineseToo) }),
    }),
  }
}

const inChineseToo = (fault: FieldFault) => ({ ...fault, zh: fault.zh ?? '这一项请改一下。' })
