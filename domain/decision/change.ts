import type { Case } from '../case/record/case.ts'
import type { Counted } from '../case/record/counters.ts'
import type { KeyStands } from '../case/record/duplicate-key.ts'
import type { Task } from '../case/record/task.ts'
import type { Instant } from '../clock/calendar.ts'
import type { DomainEvent } from '../events/index.ts'
import type { StandingOrders } from '../orders/record/orders.ts'
import type { Person, Report, ReportText } from '../report/record/report.ts'

/**
 * One change that a decision makes. A decision is a list of them, saved together or not at all; each carries its own
 * condition, so a lost race is told and never overwrites.
 */
export type Change =
  /** Version 1 is new; any later version replaces exactly the one before it. */
  | { readonly kind: 'case'; readonly case: Case }
  /** Version 1 is new; any later version replaces exactly the one before it. */
  | { readonly kind: 'report'; readonly report: Report }
  /** What the reporter wrote and, where somebody said so, who it was. Only with a new report, which guards it. */
  | {
      readonly kind: 'report-content'
      readonly reportId: string
      readonly jurisdiction: string
      readonly text: ReportText
      readonly person?: Person
    }
  /** A task that is open, new or changed. The version of the case guards it. */
  | { readonly kind: 'task'; readonly task: Task }
  /** A task that is settled: it leaves the state of the case. */
  | { readonly kind: 'task-settled'; readonly caseId: string; readonly taskId: string }
  /** Version 1 is new; any later version replaces exactly the one before it. */
  | { readonly kind: 'orders'; readonly orders: StandingOrders }
  /** Adds to the counters of a case's reports, without its version. */
  | ({ readonly kind: 'counters'; readonly caseId: string } & Counted)
  /** Holds only while exactly so many reports stand with the case, and no further one has joined. */
  | {
      readonly kind: 'standing-is'
      readonly caseId: string
      readonly standing: number
      readonly joined: number
    }
  /** A report stands with a case; by the blind index of its number the others of the same person are found. */
  | { readonly kind: 'link'; readonly caseId: string; readonly reportId: string; readonly caller?: string }
  | { readonly kind: 'unlink'; readonly caseId: string; readonly reportId: string }
  /**
   * Takes the duplicate key for an open case, or leaves it with one that was merged and leads on; fails while another case
   * holds it, unless it stands as `from` says, or it is taken `anyway`.
   */
  | {
      readonly kind: 'claim-key'
      readonly key: string
      readonly caseId: string
      readonly openedAt: Instant
      readonly mergedInto?: string
      readonly from?: KeyStands
      readonly anyway?: true
    }
  /** Gives the duplicate key back; fails unless this case holds it. */
  | { readonly kind: 'release-key'; readonly key: string; readonly caseId: string }
  /** Holds only while the duplicate key stands so: an open case holds it, or one that was merged into another. */
  | ({ readonly kind: 'key-is-held'; readonly key: string } & KeyStands)
  /** A text kept apart from the event that commits to it. */
  | {
      readonly kind: 'text'
      readonly subject: string
      readonly sequence: number
      readonly field: string
      readonly text: string
      readonly salt: string
    }
  /** Takes such a text away for good; the event stays, and so does its commitment. Harmless where it is gone already. */
  | {
      readonly kind: 'text-erased'
      readonly subject: string
      readonly sequence: number
      readonly field: string
    }
  /** New: a sequence number is used once. */
  | { readonly kind: 'event'; readonly event: DomainEvent }
  /** The task token of a visit; only a later one (by run, visit, order of arrival) replaces an earlier one. */
  | ({ readonly kind: 'token'; readonly caseId: string } & StoredToken)
  /** What the due times of a case are scheduled as. Version 1 is new; any later version replaces exactly the one before it. */
  | { readonly kind: 'scheduled'; readonly scheduled: Scheduled }
  /** The number that another authority gave a report: new, and kept as long as the report. */
  | ({ readonly kind: 'identity'; readonly key: string } & Identity)
  /** The answer given to a key, in the caller's own transaction; fails when the key was used. */
  | ({ readonly kind: 'idempotency' } & IdempotencyRecord)

/** The case that has a duplicate key, and since when it is open: keys taken before this was kept do not say. */
export type KeyHolder = KeyStands & { readonly openedAt?: Instant | undefined }

/** Which report a number of another authority is. */
export type Identity = { readonly reportId: string; readonly trackingCode: string }

/** A task token with what orders it. It never leaves the server side. */
export type StoredToken = {
  readonly run: number
  readonly visit: number
  /** Orders the attempts that brought tokens of one visit: a later one has a greater number. */
  readonly arrivedAt: number
  readonly token: string
}

/** What the due times of a case were last scheduled as: with it nobody has to ask the scheduler. */
export type Scheduled = {
  readonly caseId: string
  readonly version: number
  /** By task. */
  readonly moments: Readonly<Record<string, Instant>>
}

/** What was answered to an idempotency key. */
export type IdempotencyRecord = {
  readonly key: string
  readonly payloadHash: string
  /** The answer to give again, as JSON. */
  readonly answer: string
  readonly expiresAt: Instant
}

/** The most changes one decision may make; DynamoDB takes 100 in a transaction. */
export const MAX_CHANGES = 90

/** Splits changes by their kind. */
export const changesOf = <K extends Change['kind']>(changes: readonly Change[], kind: K) =>
  changes.filter((one): one is Extract<Change, { kind: K }> => one.kind === kind)
