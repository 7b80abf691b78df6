import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import { CHANGES_A_CASE, READS_PACKS, type Uses } from '#functions/runtime/declaration.ts'

export const description = 'Opens a visit of a stage'

/** What opening a visit of a stage needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
  PACKS_TABLE: filledIn,
})

export const uses = {
  store: [...CHANGES_A_CASE, 'standingOrders'],
  machine: ['answer', 'fail'],
  packs: READS_PACKS,
} as const satisfies Uses
