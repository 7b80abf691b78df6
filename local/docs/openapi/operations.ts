/** Every route of the API: what it takes, what it answers, and by which codes it may refuse. */
import { CASE_OPERATIONS } from './cases-operations.ts'
import type { Operation } from './operation.ts'
import { PRECEDENT_OPERATIONS } from './precedents-operations.ts'
import { REPORT_OPERATIONS } from './reports-operations.ts'

export const OPERATIONS: readonly Operation[] = [
  ...REPORT_OPERATIONS,
  ...CASE_OPERATIONS,
  ...PRECEDENT_OPERATIONS,
]
