import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import type { Route, Uses } from '#functions/runtime/declaration.ts'

export const description = 'Lists the cases that a fault has stopped'

export const routes = [
  {
    id: 'listStalled',
    method: 'GET',
    path: '/v1/stalled-cases',
    access: 'signed-in',
    tag: 'running',
    zh: '停住的案件',
    en: 'Cases that a fault has stopped',
    description:
      'For operators: open cases whose machine a fault has stopped, with the fault and since when. A page looks through a ' +
      'hundred open cases, so a page may be empty and have a next one. Of a case no place and nobody’s words are told.',
    status: 200,
    answers: '停住的案件',
    problems: ['bad-cursor', 'not-permitted'],
  },
] as const satisfies readonly Route[]

/** What listing them needs to know. */
export const env = baseEnv.extend({ CASES_TABLE: filledIn })

export const uses = { store: ['board'] } as const satisfies Uses
