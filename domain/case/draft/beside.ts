import type { StandingOrders } from '../../orders/record/orders.ts'
import type { Joined, Report } from '../../report/record/report.ts'
import type { Case } from '../record/case.ts'
import type { Holder } from '../record/duplicate-key.ts'

/** What was read beside a case for a decision about it. What was not asked for, or is not there, is missing. */
export type Beside = {
  /** The case that it is merged into. */
  readonly target?: Case | undefined
  /** The open case that its merger leads to, along chains of them. */
  readonly ledTo?: Case | undefined
  /** Who has the duplicate key that it is to take. */
  readonly holder?: Holder | undefined
  /** The report that a call concerns. */
  readonly report?: Report | undefined
  /** The other reports of its number that stand with the case. */
  readonly sameCaller?: readonly Joined[] | undefined
  /** The standing orders of its jurisdiction. */
  readonly orders?: StandingOrders | undefined
}

/** What is to be read beside a case, each by the name under which it is kept. */
export type Reads = {
  readonly target?: Case['caseId']
  /** Where the chain of mergers begins. */
  readonly ledTo?: Case['caseId']
  /** The duplicate key. */
  readonly holder?: string
  /** With the others of its number in that case. */
  readonly report?: { readonly reportId: Report['reportId']; readonly caseId: Case['caseId'] }
  /** The jurisdiction. */
  readonly orders?: string
}
