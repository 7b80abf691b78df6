import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import { READS_PACKS, type Route, type Uses } from '#functions/runtime/declaration.ts'

export const description = 'Hands out lists of cases to be taken away'

export const routes = [
  {
    id: 'takeLedger',
    method: 'POST',
    path: '/v1/ledgers',
    access: 'signed-in',
    tag: 'cases',
    zh: '取走台账',
    en: 'Take a list of cases away',
    description:
      'A list as `GET /v1/cases` gives it, with the same rights and filters, as comma-separated values for a spreadsheet: ' +
      'UTF-8 with a byte order mark, CRLF, every cell in quotes, nothing that runs as a formula, names in the place of ' +
      'codes. Up to a thousand lines at a time; `cursor` goes on. Who took which list is recorded, and read with the standing ' +
      'orders; of what was looked for, only which cases it came to.',
    status: 200,
    answers: '台账',
    problems: ['bad-cursor', 'invalid', 'not-permitted'],
  },
] as const satisfies readonly Route[]

/** What handing out a list needs to know: what finding cases does. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
  KNOWLEDGE_TABLE: filledIn,
  PACKS_TABLE: filledIn,
  PERSON_KEY_ARN: filledIn,
})

export const uses = {
  store: [
    'board',
    'caseHeader',
    'caseHeaders',
    'casesOfPhone',
    'endedCases',
    'identity',
    'loadCase',
    'loadReport',
    'save',
    'standingOrders',
    'tasksOf',
  ],
  knowledge: ['postings'],
  packs: READS_PACKS,
  people: ['ofJurisdiction'],
  vault: ['phoneIndex'],
} as const satisfies Uses
