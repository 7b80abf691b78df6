import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import { CHANGES_A_CASE, READS_PACKS, type Uses } from '#functions/runtime/declaration.ts'

export const description = 'Marks a case stalled'

/** What marking a case stalled needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
  PACKS_TABLE: filledIn,
})

export const uses = { store: CHANGES_A_CASE, packs: READS_PACKS } as const satisfies Uses
