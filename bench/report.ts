import type { Submission } from '#domain/report/record/submission.ts'
import { SUBMISSION } from '#local/docs/openapi/requests.ts'

/** As long as the median of the real messages that were measured, in characters. */
const LENGTH = 193

/** A report of real length: what is taken in, written and paid for grows with its words. */
export const REPORT: Submission = {
  ...SUBMISSION,
  description: SUBMISSION.description.repeat(LENGTH).slice(0, LENGTH),
}
