import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import { CHANGES_A_CASE, READS_PACKS, type Uses } from '#functions/runtime/declaration.ts'

export const description = 'Brings machine, schedules and pulse to what a case says'

/** What bringing machine and schedules to what a case says needs to know. */
export const env = baseEnv.extend({
  CASES_TABLE: filledIn,
  PACKS_TABLE: filledIn,
  STATE_MACHINE_ARN: filledIn,
  SCHEDULE_GROUP: filledIn,
  SCHEDULE_ROLE_ARN: filledIn,
  SCHEDULE_DLQ_ARN: filledIn,
  TIME_QUEUE_ARN: filledIn,
})

export const uses = {
  store: [
    ...CHANGES_A_CASE,
    'loadReport',
    'reportsOfCase',
    'scheduled',
    'token',
    'pulseMark',
    'movePulses',
    'keepPulseMark',
  ],
  machine: ['answer', 'start'],
  schedules: ['put', 'remove'],
  packs: READS_PACKS,
} as const satisfies Uses
