import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import { READS_PACKS, type Route, type Uses } from '#functions/runtime/declaration.ts'

export const description = 'Says whether a desk, a board or a case has moved'

export const routes = [
  {
    id: 'readPulse',
    method: 'GET',
    path: '/v1/pulse',
    access: 'signed-in',
    tag: 'desks',
    zh: '脉搏：有无变动',
    en: 'Ask whether anything has moved',
    description:
      'A version for each scope that is asked for: another one than before says that something there has moved, and nothing ' +
      'of what. Asked again with `If-None-Match`, it answers 304 as long as nothing has: so a page that stands open asks ' +
      'this every half minute, and reads its list or case again only when it must. What moves with time alone (what is ' +
      'late, what is left) moves no version. A version follows within a second or two.',
    status: 200,
    answers: '各范围的版本',
    problems: ['not-permitted', 'case-unknown'],
  },
] as const satisfies readonly Route[]

export const env = baseEnv.extend({ CASES_TABLE: filledIn, PACKS_TABLE: filledIn })

export const uses = {
  store: ['caseHeader', 'loadCase', 'pulses', 'standingOrders'],
  packs: READS_PACKS,
} as const satisfies Uses
