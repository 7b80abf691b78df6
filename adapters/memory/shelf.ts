import type { Case, CaseState } from '#domain/case/record/case.ts'
import type { Task } from '#domain/case/record/task.ts'
import type {
  IdempotencyRecord,
  Identity,
  KeyHolder,
  Scheduled,
  StoredToken,
} from '#domain/decision/change.ts'
import type { DomainEvent } from '#domain/events/index.ts'
import type { StandingOrders } from '#domain/orders/record/orders.ts'
import type { Person, Report, ReportText } from '#domain/report/record/report.ts'

/** Everything the store in memory holds, one map for each kind of item. */
export type Shelf = {
  readonly cases: Map<string, Case>
  readonly counters: Map<string, CaseState['counters']>
  /** By task id. */
  readonly tasks: Map<string, Task>
  readonly tokens: Map<string, StoredToken>
  /** By case. */
  readonly scheduled: Map<string, Scheduled>
  /** By case, a space, and report. */
  readonly links: Map<
    string,
    { readonly caseId: string; readonly reportId: string; readonly caller?: string }
  >
  readonly reports: Map<string, Report>
  readonly contents: Map<string, { readonly text: ReportText; readonly person?: Person }>
  readonly keys: Map<string, KeyHolder>
  readonly identities: Map<string, Identity>
  /** By event id. */
  readonly events: Map<string, DomainEvent>
  /** By the id of the event that closes a decision: of how many events. */
  readonly unpublished: Map<string, number>
  /** By event id: the texts it commits to, by field. */
  readonly eventTexts: Map<string, Readonly<Record<string, string>>>
  /** By jurisdiction. */
  readonly orders: Map<string, StandingOrders>
  readonly answers: Map<string, IdempotencyRecord>
}

/** An empty shelf. */
export const emptyShelf = (): Shelf => ({
  cases: new Map(),
  counters: new Map(),
  tasks: new Map(),
  tokens: new Map(),
  scheduled: new Map(),
  links: new Map(),
  reports: new Map(),
  contents: new Map(),
  keys: new Map(),
  identities: new Map(),
  events: new Map(),
  unpublished: new Map(),
  eventTexts: new Map(),
  orders: new Map(),
  answers: new Map(),
})
