import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import { CHANGES_A_CASE, READS_PACKS, type Uses } from '#functions/runtime/declaration.ts'

export const description = "Receives messages of the district's systems"

/** What receiving messages of the district's systems needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
  PACKS_TABLE: filledIn,
  IDEMPOTENCY_TABLE: filledIn,
  PERSON_KEY_ARN: filledIn,
})

export const uses = {
  store: [
    ...CHANGES_A_CASE,
    'loadReport',
    'reportsOfCaller',
    'standingOrders',
    'idempotencyRecord',
    'identity',
    'keyHolder',
  ],
  vault: ['seal'],
  packs: READS_PACKS,
} as const satisfies Uses
