import type { Case } from '../case/record/case.ts'
import type { Calendar, Instant } from '../clock/calendar.ts'
import type { DomainEvent } from '../events/index.ts'
import type { StandingOrders } from '../orders/record/orders.ts'
import type { Pack } from '../pack/pack.ts'
import type { Report, ReportText } from '../report/record/report.ts'

/** A case of the past, with what a pack is tried on: its events, and what was reported first. */
export type PastRun = {
  readonly case: Case
  /** The events of the case, in order. */
  readonly events: readonly DomainEvent[]
  /** The report that opened it, as triage read it; nothing when its words have been erased. */
  readonly opened?: { readonly report: Pick<Report, 'matter' | 'point'>; readonly words: ReportText }
  /** Until when it is known how it went: its end, or now. */
  readonly until: Instant
}

/** A pack with its calendar, the one that runs or the one that is tried, and the rulings that are kept beside both. */
export type PackRules = {
  readonly pack: Pack
  readonly calendar: Calendar
  readonly orders?: StandingOrders | undefined
}
