import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import type { Route, Uses } from '#functions/runtime/declaration.ts'

export const description = 'Moves messages that were set aside back, to be tried again'

export const routes = [
  {
    id: 'moveBack',
    method: 'POST',
    path: '/v1/set-aside/{queue}/return',
    access: 'signed-in',
    tag: 'running',
    zh: '放回重试',
    en: 'Have what was set aside tried again',
    description:
      'For operators, once the cause is mended: at most a hundred messages a call go back to the queue they came from. An old ' +
      'or doubled message does no harm: every consumer reads the case as it is.',
    status: 200,
    answers: '放回几条',
    problems: ['not-permitted', 'queue-unknown'],
  },
] as const satisfies readonly Route[]

/** What moving them back needs to know: where they lie and where they came from. */
export const env = baseEnv.extend({ SET_ASIDE_QUEUES: filledIn })

export const uses = { setAside: ['moveBack'] } as const satisfies Uses
