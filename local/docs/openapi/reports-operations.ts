/** The routes about what people report. */
import * as z from 'zod'
import { reportAction } from '#domain/report/act.ts'
import { PUBLIC_CHANNELS } from '#domain/report/channels.ts'
import { submission } from '#domain/report/submission.ts'
import { ANSWERS } from './answers.ts'
import { caseId, id, named, type Operation, page, READING_A_BODY, trackingCode } from './operation.ts'
import { REPORT_ACTIONS, SUBMISSION } from './requests.ts'
import { actedOnReport, receipt, reportPage, trackingSchema, withdrawal } from './views.ts'

/** What anybody may send in. */
const publicSubmission = submission
  .omit({ source: true })
  .extend({ channel: z.enum(PUBLIC_CHANNELS), confirmedInPerson: z.literal(false).optional() })

const idempotencyKey = (whose: string) =>
  z.object({
    'Idempotency-Key': z
      .string()
      .regex(/^[\x21-\x7e]{1,200}$/)
      .optional()
      .meta({
        description:
          'The same key with the same body gives the same receipt again for seven days; with another body 422. ' +
          `${whose} make a new one for each report, best a UUID.`,
        example: 'f8c3a7de-5b0c-4c6a-9a3e-2d1b7e6f4a90',
      }),
  })

/** The receipt of a report that was taken in. */
const TAKEN_IN = {
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
} as const satisfies Operation['answer']

const TAKING_IN = [
  ...READING_A_BODY,
  'idempotency-key-invalid',
  'idempotency-key-reused',
  'jurisdiction-unknown',
  'not-permitted',
] as const

export const REPORT_OPERATIONS: readonly Operation[] = [
  {
    method: 'post',
    path: '/v1/reports',
    id: 'submitReport',
    tag: 'reports',
    zh: '提交来件',
    en: 'Submit a report',
    description:
      'Keeps the report and answers with its receipt at once. Triage opens or joins a case right after. At most 64 KB; ' +
      'unknown fields are refused, so that a misspelt one is not lost silently. Other channels, a confirmation in person ' +
      'and the system a report came from are for staff: 403 names the field, and `POST /v1/desk/reports` takes them. ' +
      'Devices and systems of the district send events.',
    access: 'public',
    headers: idempotencyKey('Keys of all who have no account are kept together:'),
    body: { schema: publicSubmission, examples: named({ web: SUBMISSION }) },
    answer: TAKEN_IN,
    problems: TAKING_IN,
  },
  {
    method: 'post',
    path: '/v1/desk/reports',
    id: 'takeInReport',
    tag: 'reports',
    zh: '坐席登记来件',
    en: 'Take in a report at the desk',
    description:
      'As `POST /v1/reports`, for staff: call-takers, shift leaders and heads of the centre take in every channel, ' +
      'inspectors, leaders and deputies what they found on patrol; always of their own jurisdiction. Who took it in is kept.',
    access: 'staff',
    headers: idempotencyKey('A key is your own; nobody else meets it:'),
    body: {
      schema: submission,
      examples: named({
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
    answer: TAKEN_IN,
    problems: TAKING_IN,
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
    path: '/v1/cases/{caseId}/reports',
    id: 'listReports',
    tag: 'cases',
    zh: '案件的来件',
    en: 'List the reports of a case',
    description:
      'What was reported, for whoever may see the case. Call-takers, shift leaders and heads of the centre see whom to ' +
      'call and what each report is owed. Everybody else sees the words and the place with names, phone numbers, rooms ' +
      'and other personal data taken out: nobody who handles or judges learns who reported. A complaint or tip-off that ' +
      'names a party is withheld from those who belong to it.',
    access: 'staff',
    pathParameters: caseId,
    query: page,
    answer: { status: 200, zh: '一页来件', schema: reportPage, example: ANSWERS.reports },
    problems: ['bad-cursor', 'case-unknown'],
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
]
