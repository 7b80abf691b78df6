import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import type { Uses } from '#functions/runtime/declaration.ts'

export const description = 'Publishes the events kept with the cases'

/** What publishing the events kept with the cases needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
  BUS_NAME: filledIn,
  PACKS_TABLE: filledIn,
})

export const uses = { store: ['markPublished'], bus: ['publish'], packs: ['served'] } as const satisfies Uses
