/** Every route of the API: what it takes, what it answers, and by which codes it may refuse. */
import * as z from 'zod'
import { caseAction } from '#domain/case/actions.ts'
import { taskOutcome } from '#domain/case/outcomes.ts'
import { ordersAction } from '#domain/orders/actions.ts'
import { precedent } from '#domain/precedent/precedent.ts'
import { precedentReview } from '#domain/precedent/review.ts'
import { reportAction } from '#domain/report/act.ts'
import { submission } from '#domain/report/submission.ts'
import { typedReport } from '#functions/api/advise-intake.ts'
import { taskQuery } from '#functions/api/list-tasks.ts'
import { precedentQuery } from '#functions/api/search-precedents.ts'
import type { ProblemCode } from '#functions/runtime/problem.ts'
import { ACTIONS, ANSWERS, ORDERS_ACTIONS, OUTCOMES, REPORT_ACTIONS, SUBMISSION } from './examples.ts'
import { intakeAdvice, precedentPage } from './precedents.ts'
import {
  acted,
  actedOnReport,
  casePage,
  ordersChanged,
  ordersPage,
  outcomeRecorded,
  receipt,
  reportPage,
  taskPage,
  trackingSchema,
  withdrawal,
} from './views.ts'

/** One route, with everything that the page about it says. */
export type Operation = {
  readonly method: 'get' | 'post'
  readonly path: `/v1/${string}`
  readonly id: string
  readonly tag: 'standing-orders' | 'reports' | 'tasks' | 'cases' | 'precedents'
  readonly zh: string
  readonly en: string
  readonly description: string
  /** `public`: anybody; `staff`: behind the authorizer. */
  readonly access: 'public' | 'staff'
  readonly pathParameters?: z.ZodObject
  readonly query?: z.ZodObject
  readonly headers?: z.ZodObject
  readonly body?: { readonly schema: z.ZodType; readonly examples: Readonly<Record<string, unknown>> }
  readonly answer: {
    readonly status: 200 | 201
    readonly zh: string
    readonly schema: z.ZodType
    readonly example: unknown
    readonly headers?: z.ZodObject
  }
  readonly problems: readonly ProblemCode[]
}

const READING_A_BODY = [
  'body-too-large',
  'invalid',
  'malformed-json',
  'unsupported-media-type',
] as const satisfies readonly ProblemCode[]
/** Refusals with which any change of a case may meet. */
const CHANGING_A_CASE = [
  'case-ended',
  'case-unknown',
  'key-taken',
  'stale-visit',
  'task-unknown',
  'wrong-outcome',
  'wrong-stage',
  'date-far',
  'date-past',
  'closing-not-allowed',
  'door-unknown',
  'consent-needed',
  'pack-missing',
  'processing-unknown',
  'party-unknown',
  'not-yours',
  'not-permitted',
] as const satisfies readonly ProblemCode[]

const id = (description: string) => z.string().min(1).meta({ description })
const caseId = z.object({ caseId: id('案件编号 · The id of a case') })
const trackingCode = z.object({ trackingCode: id('查询码 · The code on the receipt; upper or lower case') })
const page = z.object({
  cursor: z.string().optional().meta({ description: '上一页给出的游标 · As the page before gave it' }),
})
const named = (examples: Readonly<Record<string, unknown>>) => examples

export const OPERATIONS: readonly Operation[] = [
  {
    method: 'post',
    path: '/v1/reports',
    id: 'submitReport',
    tag: 'reports',
    zh: '提交来件',
    en: 'Submit a report',
    description:
      'Keeps the report and answers with its receipt at once. Triage opens or joins a case right after. At most 64 KB; ' +
      'unknown fields are refused, so that a misspelt one is not lost silently.',
    access: 'public',
    headers: z.object({
      'Idempotency-Key': z
        .string()
        .regex(/^[\x21-\x7e]{1,200}$/)
        .optional()
        .meta({
          description:
            'The same key with the same body gives the same receipt again for seven days; with another body 422.',
          example: 'web-20210118-0001',
        }),
    }),
    body: {
      schema: submission,
      examples: named({
        web: SUBMISSION,
        'hotline-taken-in-person': { ...SUBMISSION, channel: 'hotline', confirmedInPerson: true },
        patrol: {
          channel: 'patrol',
          appeal: 'help',
          description: '井盖缺失，已放置围挡。',
          place: '国定路555弄门口',
          matter: 'manhole-cover',
          emergency: true,
          point: { lat: 31.3, lng: 121.51, datum: 'WGS-84' },
        },
      }),
    },
    answer: {
      status: 201,
      zh: '已收件',
      schema: receipt,
      example: ANSWERS.receipt,
      headers: z.object({
        location: z.string().meta({ description: 'Where the report can be followed' }),
        'idempotent-replayed': z
          .literal('true')
          .optional()
          .meta({ description: 'This is the receipt of an earlier sending under the same key' }),
      }),
    },
    problems: [
      ...READING_A_BODY,
      'idempotency-key-invalid',
      'idempotency-key-reused',
      'jurisdiction-unknown',
    ],
  },
  {
    method: 'get',
    path: '/v1/reports/{trackingCode}',
    id: 'trackReport',
    tag: 'reports',
    zh: '查询办理进度',
    en: 'Follow a report',
    description:
      'What its reporter may see: where it stands; of an ending why, and where to turn to now. Never who handles it or ' +
      'what others said. A report whose case was merged stands where the other case stands.',
    access: 'public',
    pathParameters: trackingCode,
    answer: { status: 200, zh: '办理进度', schema: trackingSchema, example: ANSWERS.tracking },
    problems: ['report-unknown'],
  },
  {
    method: 'post',
    path: '/v1/reports/{trackingCode}/withdrawal',
    id: 'withdrawReport',
    tag: 'reports',
    zh: '撤回来件',
    en: 'Take a report back',
    description: 'Doing it twice is harmless. A hazard that is real goes on as found by the centre.',
    access: 'public',
    pathParameters: trackingCode,
    answer: { status: 200, zh: '已撤回', schema: withdrawal, example: ANSWERS.withdrawal },
    problems: ['report-unknown'],
  },
  {
    method: 'get',
    path: '/v1/tasks',
    id: 'listTasks',
    tag: 'tasks',
    zh: '待办任务',
    en: 'List open tasks',
    description:
      "One's own unless asked otherwise: of one's party, or one's role (in one's grid). Earliest due time first. " +
      'Those who steer or supervise may ask for any.',
    access: 'staff',
    query: taskQuery,
    answer: { status: 200, zh: '一页待办', schema: taskPage, example: ANSWERS.tasks },
    problems: ['bad-cursor', 'invalid', 'not-permitted'],
  },
  {
    method: 'post',
    path: '/v1/tasks/{taskId}/outcome',
    id: 'recordOutcome',
    tag: 'tasks',
    zh: '反馈任务结果',
    en: 'Record the outcome of a task',
    description:
      'Which outcomes fit is decided by the kind of the task. Sent twice, the second is told that the task is settled.',
    access: 'staff',
    pathParameters: z.object({ taskId: id('任务编号 · The id of a task') }),
    body: { schema: taskOutcome, examples: named(OUTCOMES) },
    answer: { status: 200, zh: '已记录', schema: outcomeRecorded, example: ANSWERS.outcome },
    problems: [
      ...READING_A_BODY,
      ...CHANGING_A_CASE,
      'already-called',
      'cooperating-open',
      'head-takes-part',
      'door-missing',
      'judge-in-own-cause',
      'not-yet',
      'past-limit',
      'plan-unsound',
      'promise-runs',
      'proof-needed',
      'report-unknown',
      'return-final',
      'return-pending',
      'task-settled',
      'too-late',
      'whistle-first',
    ],
  },
  {
    method: 'get',
    path: '/v1/cases/{caseId}',
    id: 'readCase',
    tag: 'cases',
    zh: '查看案件与时间线',
    en: 'Read a case with its timeline',
    description: 'The case, what is owed in it, and everything that happened, page by page.',
    access: 'staff',
    pathParameters: caseId,
    query: page,
    answer: { status: 200, zh: '案件', schema: casePage, example: ANSWERS.case },
    problems: ['bad-cursor', 'case-unknown', 'pack-missing'],
  },
  {
    method: 'get',
    path: '/v1/cases/{caseId}/reports',
    id: 'listReports',
    tag: 'cases',
    zh: '案件的来件与联系人',
    en: 'List the reports of a case and whom to call',
    description: 'Only for those who call: nobody who handles or judges learns who reported.',
    access: 'staff',
    pathParameters: caseId,
    query: page,
    answer: { status: 200, zh: '一页来件', schema: reportPage, example: ANSWERS.reports },
    problems: ['bad-cursor', 'case-unknown', 'not-permitted'],
  },
  {
    method: 'post',
    path: '/v1/cases/{caseId}/actions',
    id: 'actOnCase',
    tag: 'cases',
    zh: '对案件采取行动',
    en: 'Act on a case',
    description:
      'What people do beside reporting outcomes: sign for a task, urge, whistle, refer, transfer, merge, correct, reopen …',
    access: 'staff',
    pathParameters: caseId,
    body: { schema: caseAction, examples: named(ACTIONS) },
    answer: { status: 200, zh: '已办理', schema: acted, example: ANSWERS.acted },
    problems: [
      ...READING_A_BODY,
      ...CHANGING_A_CASE,
      'case-not-archived',
      'extension-pending',
      'extensions-used',
      'grid-unknown',
      'ground-unknown',
      'judge-in-own-cause',
      'matter-unknown',
      'minutes-kept',
      'no-extension',
      'no-proposal',
      'no-return',
      'no-urge',
      'no-processing',
      'processing-pending',
      'orders-full',
      'no-supervision',
      'supervision-standing',
      'not-whistled',
      'own-proposal',
      'own-request',
      'plan-unsound',
      'return-final',
      'rounds-left',
      'same-case',
      'task-settled',
      'too-late',
      'too-many-parties',
      'whistle-first',
    ],
  },
  {
    method: 'post',
    path: '/v1/cases/{caseId}/reports/{reportId}/actions',
    id: 'actOnReport',
    tag: 'cases',
    zh: '登记一件来件的联系与答复',
    en: 'Record the contact and the reply of one report',
    description:
      'Each report of a case has its own first contact, limit and reply: those who call record them here, also after the ' +
      'case has ended. A longer limit for what is complex is asked for and granted by somebody else.',
    access: 'staff',
    pathParameters: z.object({
      caseId: id('案件编号 · The id of a case'),
      reportId: id('来件编号 · The id of a report that stands with it'),
    }),
    body: { schema: reportAction, examples: named(REPORT_ACTIONS) },
    answer: { status: 200, zh: '已登记', schema: actedOnReport, example: ANSWERS.actedOnReport },
    problems: [
      ...READING_A_BODY,
      'already-replied',
      'case-unknown',
      'extension-pending',
      'extensions-used',
      'no-extension',
      'not-permitted',
      'own-request',
      'report-unknown',
      'too-late',
      'wrong-outcome',
    ],
  },
  {
    method: 'get',
    path: '/v1/standing-orders',
    id: 'readStandingOrders',
    tag: 'standing-orders',
    zh: '查看常设安排',
    en: 'Read the standing orders',
    description:
      'Who stands in for whom, which final rulings are kept as routing rules, and who arranged it when.',
    access: 'staff',
    query: page,
    answer: { status: 200, zh: '常设安排', schema: ordersPage, example: ANSWERS.orders },
    problems: ['bad-cursor', 'not-permitted'],
  },
  {
    method: 'post',
    path: '/v1/standing-orders/actions',
    id: 'changeStandingOrders',
    tag: 'standing-orders',
    zh: '变更常设安排',
    en: 'Change the standing orders',
    description:
      'The leader of a grid (for an absent one the head of the centre) has a deputy act from and until, or ends that early; ' +
      'the head of the centre withdraws a routing rule that was kept with a final ruling (`rule-finally`, `keepAs`).',
    access: 'staff',
    body: { schema: ordersAction, examples: named(ORDERS_ACTIONS) },
    answer: { status: 200, zh: '已变更', schema: ordersChanged, example: ANSWERS.ordersChanged },
    problems: [
      ...READING_A_BODY,
      'date-past',
      'delegation-unknown',
      'grid-unknown',
      'jurisdiction-unknown',
      'not-permitted',
      'orders-full',
      'rule-unknown',
    ],
  },
  {
    method: 'get',
    path: '/v1/precedents',
    id: 'searchPrecedents',
    tag: 'precedents',
    zh: '检索案例与办理建议',
    en: 'Find precedents, and what they advise',
    description:
      'Past cases like the one at hand, the best first, each with its reasons; and what they advise at intake, at ' +
      'dispatch and at the whistle. Ask by words (either script), matter, place, or by a case. When the time is up ' +
      '`complete` is false: go on without.',
    access: 'staff',
    query: precedentQuery,
    answer: { status: 200, zh: '案例与建议', schema: precedentPage, example: ANSWERS.precedents },
    problems: ['case-unknown', 'invalid'],
  },
  {
    method: 'post',
    path: '/v1/advice/intake',
    id: 'adviseIntake',
    tag: 'precedents',
    zh: '受理时的建议',
    en: 'Advice while a report is being typed',
    description:
      'Matters with reasons, the place and grid it was understood as, open cases it would join, and what happened here ' +
      'before. Half-typed words are fine, and nothing typed is answered with nothing. It takes a quarter of a second at ' +
      'most; what was not there by then is named in `missing`: go on without.',
    access: 'staff',
    body: {
      schema: typedReport,
      examples: named({
        typing: { description: '车棚里有人搭了库房，还用煤', place: '国定路555' },
        empty: {},
      }),
    },
    answer: { status: 200, zh: '建议', schema: intakeAdvice, example: ANSWERS.intakeAdvice },
    problems: [...READING_A_BODY, 'matter-unknown'],
  },
  {
    method: 'get',
    path: '/v1/precedents/{precedentId}',
    id: 'readPrecedent',
    tag: 'precedents',
    zh: '查看案例',
    en: 'Read a precedent',
    description: 'An archived case, redacted, as the next one may learn from it.',
    access: 'staff',
    pathParameters: z.object({ precedentId: id('案例编号 · The id of a precedent: that of its case') }),
    answer: { status: 200, zh: '案例', schema: precedent, example: ANSWERS.precedent },
    problems: ['precedent-unknown'],
  },
  {
    method: 'post',
    path: '/v1/precedents/{precedentId}/review',
    id: 'reviewPrecedent',
    tag: 'precedents',
    zh: '审核案例',
    en: 'Review a precedent',
    description:
      'Puts it in other words, redacted like all, or takes it out of use. The trail says who, when and why.',
    access: 'staff',
    pathParameters: z.object({ precedentId: id('案例编号 · The id of a precedent: that of its case') }),
    body: {
      schema: precedentReview,
      examples: named({
        edit: {
          action: 'edit',
          problem: '车棚内搭建储藏室，棚外堆放易燃物。',
          reason: '删去与案情无关的内容',
        },
        withdraw: { action: 'withdraw', reason: '处置依据已经失效' },
      }),
    },
    answer: { status: 200, zh: '案例', schema: precedent, example: ANSWERS.precedent },
    problems: [...READING_A_BODY, 'not-permitted', 'precedent-unknown'],
  },
]
