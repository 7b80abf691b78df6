import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import { CHANGES_A_CASE, type Uses } from '#functions/runtime/declaration.ts'

export const description = 'Acts on a time that has come'

/** What acting on a time that has come needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
})

export const uses = { store: CHANGES_A_CASE } as const satisfies Uses
