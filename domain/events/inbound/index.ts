import { reportSubmitted } from './report-submitted.ts'
import { taskOutcomeSubmitted } from './task-outcome-submitted.ts'
import { terminationRuledSubmitted } from './termination-ruled-submitted.ts'
import { transferAcceptedSubmitted } from './transfer-accepted-submitted.ts'
import { transferSentBackSubmitted } from './transfer-sent-back-submitted.ts'

/** What the district's systems may put on the bus, under a source of their own that begins with `district.`. */
export const INBOUND_EVENTS = [
  reportSubmitted,
  taskOutcomeSubmitted,
  transferAcceptedSubmitted,
  transferSentBackSubmitted,
  terminationRuledSubmitted,
] as const
