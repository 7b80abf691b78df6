import type { StandingOrders } from '../../orders/record/orders.ts'
import type { Report } from '../../report/record/report.ts'
import type { Case } from '../record/case.ts'

/** What was read beside a case for a decision about it. What was not asked for, or is not there, is missing. */
export type Beside = {
  /** The case that it is merged into. */
  readonly target?: Case | undefined
  /** The open case that holds the place and matter of what is to be reopened. */
  readonly holder?: string | undefined
  /** The report that a call back concerns. */
  readonly report?: Report | undefined
  /** The standing orders of its jurisdiction. */
  readonly orders?: StandingOrders | undefined
}

/** What is to be read beside a case, each by the name under which it is kept. */
export type Reads = {
  readonly target?: Case['caseId']
  /** The duplicate key. */
  readonly holder?: string
  readonly report?: Report['reportId']
  /** The jurisdiction. */
  readonly orders?: string
}
