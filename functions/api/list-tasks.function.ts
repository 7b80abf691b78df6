import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import { READS_PACKS, type Route, type Uses } from '#functions/runtime/declaration.ts'

export const description = 'Lists what somebody has to do'

export const routes = [
  {
    id: 'listTasks',
    method: 'GET',
    path: '/v1/tasks',
    access: 'signed-in',
    tag: 'tasks',
    zh: '待办任务',
    en: 'List open tasks',
    description:
      "One's own unless asked otherwise: of one's party, or one's role (in one's grid). Earliest due time first. " +
      'Those who steer or supervise may ask for any.',
    status: 200,
    answers: '一页待办',
    problems: ['bad-cursor', 'not-permitted'],
  },
] as const satisfies readonly Route[]

/** What listing the tasks of a party or role needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
  PACKS_TABLE: filledIn,
})

export const uses = {
  store: ['caseHeaders', 'standingOrders', 'tasksOf'],
  packs: READS_PACKS,
  people: ['names'],
} as const satisfies Uses
