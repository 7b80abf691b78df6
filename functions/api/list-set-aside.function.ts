import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import type { Route, Uses } from '#functions/runtime/declaration.ts'

export const description = 'Tells how many messages were set aside'

export const routes = [
  {
    id: 'listSetAside',
    method: 'GET',
    path: '/v1/set-aside',
    access: 'signed-in',
    tag: 'running',
    zh: '搁置的消息',
    en: 'Messages that were set aside',
    description:
      'For operators: what consumers gave up after their tries, by the queue it lies in, of the whole deployment. The numbers ' +
      'are SQS’s own and approximate. What is `movable` can be moved back; the rest is repaired by the nightly sweep.',
    status: 200,
    answers: '队列',
    problems: ['not-permitted'],
  },
] as const satisfies readonly Route[]

/** What looking at them needs to know: where they lie. */
export const env = baseEnv.extend({ SET_ASIDE_QUEUES: filledIn })

export const uses = { setAside: ['queues'] } as const satisfies Uses
