import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import { READS_PACKS, type Uses } from '#functions/runtime/declaration.ts'

export const description = 'Opens or joins a case for a report'

/** What opening or joining a case for a report needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
  PACKS_TABLE: filledIn,
})

export const uses = {
  store: ['caller', 'keyHolder', 'loadCase', 'loadReport', 'reportText', 'save'],
  packs: READS_PACKS,
} as const satisfies Uses
