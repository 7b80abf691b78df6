import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import { READS_PACKS, type Route, type Uses } from '#functions/runtime/declaration.ts'

export const description = 'Records the contact and the reply of one report, its longer limit and its end'

export const routes = [
  {
    id: 'actOnReport',
    method: 'POST',
    path: '/v1/cases/{caseId}/reports/{reportId}/actions',
    access: 'signed-in',
    tag: 'cases',
    zh: '登记一件诉求的联系与答复',
    en: 'Record the contact and the reply of one report',
    description:
      'Each report of a case has its own first contact, limit and reply: those who call record them here, also after the ' +
      'case has ended. A longer limit for what is complex is asked for and granted by somebody else; so are the words of a reply, which leaves when they are approved. A single report ends ' +
      'here while the others go on: an empty one at once, any other on the shift leader’s ruling.',
    status: 200,
    answers: '已登记',
    problems: [
      'already-replied',
      'case-ended',
      'case-full',
      'case-unknown',
      'door-missing',
      'door-unknown',
      'end-pending',
      'matter-unknown',
      'opened-the-case',
      'extension-pending',
      'extensions-used',
      'no-end-asked',
      'no-extension',
      'no-reply-asked',
      'not-permitted',
      'own-request',
      'reply-pending',
      'reply-unapproved',
      'report-unknown',
      'too-late',
      'words-missing',
      'wrong-outcome',
      'wrong-stage',
    ],
  },
] as const satisfies readonly Route[]

/** What acting on one report of a case (its contact, its reply, a longer limit) needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
  PACKS_TABLE: filledIn,
})

export const uses = {
  store: ['caseHeader', 'loadCase', 'loadReport', 'reportsOfCaller', 'save'],
  packs: READS_PACKS,
} as const satisfies Uses
