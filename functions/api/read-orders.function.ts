import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import type { Route, Uses } from '#functions/runtime/declaration.ts'

export const description = 'Shows the standing orders'

export const routes = [
  {
    id: 'readStandingOrders',
    method: 'GET',
    path: '/v1/standing-orders',
    access: 'signed-in',
    tag: 'standing-orders',
    zh: '查看常设安排',
    en: 'Read the standing orders',
    description:
      'Who stands in for whom, which final rulings are kept as routing rules, and who arranged it when.',
    status: 200,
    answers: '常设安排',
    problems: ['bad-cursor', 'not-permitted'],
  },
] as const satisfies readonly Route[]

/** What showing the standing orders of a jurisdiction needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
  PACKS_TABLE: filledIn,
})

export const uses = { store: ['history', 'standingOrders'], people: ['names'] } as const satisfies Uses
