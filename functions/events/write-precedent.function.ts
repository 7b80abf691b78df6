import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import { READS_PACKS, type Uses } from '#functions/runtime/declaration.ts'

export const description = 'Lists open cases by their words, and writes the precedent of an archived one'

/** What writing the precedent of an archived case needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
  PACKS_TABLE: filledIn,
  KNOWLEDGE_TABLE: filledIn,
})

export const uses = {
  store: ['history', 'loadCase', 'reportText', 'reportsOfCase'],
  knowledge: ['listOpen', 'upsert', 'load', 'postings', 'statistics'],
  packs: READS_PACKS,
} as const satisfies Uses
