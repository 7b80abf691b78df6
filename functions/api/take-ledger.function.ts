import { listingEnv } from '#functions/runtime/base.env.ts'
import { LISTS_CASES, type Route } from '#functions/runtime/declaration.ts'

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
    problems: ['bad-cursor', 'not-permitted'],
  },
] as const satisfies readonly Route[]

/** What handing out a list needs to know: what finding cases does. */
export const env = listingEnv

/** The standing orders as well: that a list was taken is recorded there. */
export const uses = LISTS_CASES
