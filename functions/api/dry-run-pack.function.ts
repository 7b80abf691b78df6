import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import { READS_PACKS, type Route, type Uses } from '#functions/runtime/declaration.ts'

export const description = 'Tries a version of a pack on the cases that are open'

export const routes = [
  {
    id: 'dryRunPack',
    method: 'GET',
    path: '/v1/packs/{version}/dry-run',
    access: 'signed-in',
    tag: 'packs',
    zh: '试运行一版辖区包',
    en: 'Try a version of the pack',
    description:
      'For administrators: which open cases would have been routed, timed or escalated otherwise under a version than under ' +
      'the one they are handled by. Nothing is changed. A page at a time: `tried` says how many cases were looked at, the ' +
      'items are those that differ. Of a case its number and matter are told, no place and nobody’s words.',
    status: 200,
    answers: '有不同的案件',
    problems: ['bad-cursor', 'not-permitted', 'pack-missing'],
  },
] as const satisfies readonly Route[]

/** What a dry run needs to know. */
export const env = baseEnv.extend({ CASES_TABLE: filledIn, PACKS_TABLE: filledIn })

export const uses = {
  store: ['board', 'history', 'loadReport', 'reportText', 'standingOrders'],
  packs: [...READS_PACKS, 'editions'],
} as const satisfies Uses
