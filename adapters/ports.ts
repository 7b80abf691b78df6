import type { Outgoing } from '#adapters/outgoing.ts'
import type { PulseMark, PulseScope } from '#domain/case/pulse.ts'
import type { Case, CaseState } from '#domain/case/record/case.ts'
import type { Assignee, Task } from '#domain/case/record/task.ts'
import type { Stage } from '#domain/case/record/transitions.ts'
import type { Instant } from '#domain/clock/calendar.ts'
import type {
  Change,
  IdempotencyRecord,
  Identity,
  KeyHolder,
  Scheduled,
  StoredToken,
} from '#domain/decision/change.ts'
import type { DomainEvent } from '#domain/events/index.ts'
import type { EventSource } from '#domain/events/subscriptions.ts'
import type { Card, Entry, Posting } from '#domain/knowledge/entry.ts'
import type { OpenEntry } from '#domain/knowledge/open-entry.ts'
import type { Statistics } from '#domain/knowledge/statistics.ts'
import type { Kept } from '#domain/knowledge/steps.ts'
import type { StandingOrders } from '#domain/orders/record/orders.ts'
import type { Edition, PublishedEdition, ServedPacks } from '#domain/pack/edition.ts'
import type { Actor } from '#domain/people/actor.ts'
import type { StaffMember } from '#domain/people/staff.ts'
import type { Precedent, PrecedentState } from '#domain/precedent/precedent.ts'
import type { Person, Report, ReportText } from '#domain/report/record/report.ts'
import type { RESUMED, StageAnswer } from '#statemachines/contract.ts'

/**
 * What the use cases need from outside, as plain records of functions. Each has one implementation on AWS and one in
 * memory, and the same contract test runs on both.
 */

/** One page of a listing and where the next one begins. Cursors are opaque. */
export type Page<T> = { readonly items: readonly T[]; readonly cursor?: string }

/** A change whose condition did not hold, with the item that stood in its way, where one did. */
export type Conflict = { readonly change: Change; readonly standing?: unknown }

/** What became of a save: all of it, or nothing, with the conflicts. */
export type Saved =
  | { readonly saved: true }
  | { readonly saved: false; readonly conflicts: readonly Conflict[] }

/** An event with the texts it commits to, as far as they have not been erased. */
export type RecordedEvent = { readonly event: DomainEvent; readonly texts: Readonly<Record<string, string>> }

/** Somebody looked at who reported. */
export type LookEvent = Extract<DomainEvent, { readonly type: 'report-person-shown' }>

/** What lies on somebody's desk: a task, or a report that is still owed something. */
export type OnDesk =
  | { readonly kind: 'task'; readonly task: Task }
  | { readonly kind: 'report'; readonly report: Report }

/** What has moved: a small item for each scope, folded from the bus and never part of a decision. */
export type PulseStore = {
  /** The versions of some scopes, in their order: zero where nothing ever moved. At most a hundred (not consistent). */
  readonly pulses: (scopes: readonly PulseScope[]) => Promise<readonly number[]>
  /** How far `case/<id>` or `report/<id>` was folded. */
  readonly pulseMark: (subject: string) => Promise<PulseMark | undefined>
  /** A further version for each scope, once where one is named twice. */
  readonly movePulses: (scopes: readonly PulseScope[]) => Promise<void>
  /**
   * Keeps how far a subject was folded, over exactly what was read; of a case that is a further version of its pulse.
   * @returns whether it was kept; not, where others were faster
   */
  readonly keepPulseMark: (subject: string, mark: PulseMark, over: PulseMark | undefined) => Promise<boolean>
}

/** Where cases and reports are kept. Reads that decide are consistent. */
export type CaseStore = PulseStore & {
  /** Saves a decision: all changes or none. @throws Error for more than MAX_CHANGES and for faults of the store. */
  readonly save: (changes: readonly Change[]) => Promise<Saved>
  readonly loadCase: (caseId: string) => Promise<CaseState | undefined>
  /** Only the case, for those who show it (not consistent). */
  readonly caseHeader: (caseId: string) => Promise<Case | undefined>
  /** Only the cases, of a page of tasks: at most a hundred, in no order, those that are gone left out (not consistent). */
  readonly caseHeaders: (caseIds: readonly string[]) => Promise<readonly Case[]>
  readonly loadReport: (reportId: string) => Promise<Report | undefined>
  readonly reportText: (reportId: string) => Promise<ReportText | undefined>
  readonly person: (reportId: string) => Promise<Person | undefined>
  /** The blind index of the number of whoever reported, where one was given. */
  readonly caller: (reportId: string) => Promise<string | undefined>
  readonly token: (caseId: string) => Promise<StoredToken | undefined>
  /** What the due times of a case were last scheduled as; nothing before the first were. */
  readonly scheduled: (caseId: string) => Promise<Scheduled | undefined>
  /** The standing orders of a jurisdiction; nothing when it has made none. */
  readonly standingOrders: (jurisdiction: string) => Promise<StandingOrders | undefined>
  /** The open case that holds a duplicate key. */
  readonly keyHolder: (key: string) => Promise<KeyHolder | undefined>
  /** The report that another authority's number is. */
  readonly identity: (key: string) => Promise<Identity | undefined>
  readonly idempotencyRecord: (key: string) => Promise<IdempotencyRecord | undefined>
  readonly reportsOfCase: (caseId: string, cursor?: string) => Promise<Page<string>>
  /** The reports of one number, by its blind index, that stand with a case. */
  readonly reportsOfCaller: (caseId: string, caller: string) => Promise<readonly string[]>
  /** The events of `case/<id>` or `report/<id>` in their order, with their texts. */
  readonly history: (subject: string, cursor?: string) => Promise<Page<RecordedEvent>>
  /** Open tasks of whoever owes them, and the reports that are owed something by them, earliest due time first. */
  readonly tasksOf: (query: {
    readonly jurisdiction: string
    readonly assignee: Assignee
    readonly dueBefore?: Instant
    readonly limit: number
    readonly cursor?: string
  }) => Promise<Page<OnDesk>>
  /** Open cases of a street, of one of its grids, or at a place of a grid: by grid and place, a page. */
  readonly board: (query: {
    readonly jurisdiction: string
    readonly grid?: string
    /** Of the grid. */
    readonly placeKey?: string
    readonly limit: number
    readonly cursor?: string
  }) => Promise<Page<Case>>
  /** Cases that ended in a month (`2021-02`, in local time), the newest first, a page. */
  readonly endedCases: (query: {
    readonly jurisdiction: string
    readonly month: string
    readonly limit: number
    readonly cursor?: string
  }) => Promise<Page<Case>>
  /** Looks at who reported in a month (`2021-02`, in local time), the newest first, a page: events without their texts. */
  readonly looks: (query: {
    readonly jurisdiction: string
    readonly month: string
    readonly limit: number
    readonly cursor?: string
  }) => Promise<Page<LookEvent>>
  /** The cases with which reports of a phone number stand, by its blind index: each with the report, a page. */
  readonly casesOfPhone: (query: {
    readonly jurisdiction: string
    readonly phone: string
    readonly limit: number
    readonly cursor?: string
  }) => Promise<Page<{ readonly caseId: string; readonly reportId: string }>>
  /** The ids of all open cases, for the sweep, a page. */
  readonly openCases: (jurisdiction: string, cursor?: string) => Promise<Page<string>>
  readonly untriagedReports: (jurisdiction: string, before: Instant, cursor?: string) => Promise<Page<string>>
  /** Reports that were still owed something at a moment, and of which neither was recorded that it is done nor overdue. */
  readonly owedReports: (jurisdiction: string, before: Instant, cursor?: string) => Promise<Page<string>>
  /**
   * Decisions whose events are not marked as published: of each, its events about one subject, in their order. Those of which
   * an event cannot be read are named apart, by the key of that which closes them.
   */
  readonly unpublishedEvents: (
    jurisdiction: string,
    before: Instant,
    cursor?: string,
  ) => Promise<Page<readonly Outgoing[]> & { readonly unreadable?: readonly string[] }>
  /** Marks a decision as published, by the event that closes it. Doing it twice is harmless. */
  readonly markPublished: (closing: DomainEvent) => Promise<void>
  /** The ids of cases that ended before a moment, and whose history was not put together since, a page. */
  readonly uncompactedCases: (jurisdiction: string, before: Instant, cursor?: string) => Promise<Page<string>>
  /** Puts the events of a subject together, where they take less room. Whoever reads the history finds the same. */
  readonly compactHistory: (subject: string) => Promise<void>
  /** Marks a case of which that was done, unless it has changed since. */
  readonly markCompacted: (of: Pick<Case, 'caseId' | 'version'>) => Promise<void>
}

/** What became of an answer to a token: taken, or expected to be late (settled, expired, unknown). */
export type Answered = 'taken' | 'gone'

/** How an execution stands: one that was ever started tells since when it runs or ran. */
export type ExecutionStands =
  | { readonly is: 'absent' }
  | { readonly is: 'running' | 'succeeded' | 'failed'; readonly since: Instant }

/** The state machine. */
export type Machine = {
  /** Starts the execution of a run; one that exists already is fine. */
  readonly start: (caseId: string, run: number, enterAt: Stage) => Promise<'started' | 'exists'>
  readonly answer: (token: string, answer: StageAnswer) => Promise<Answered>
  /** Tells a waiting state that its task failed, so that it retries or catches now; a token that is gone is fine. */
  readonly fail: (token: string, error: string, cause: string) => Promise<Answered>
  /** Ends an execution, for a further one; one that has ended or never was is fine. Whoever is told of it hears why. */
  readonly stop: (caseId: string, run: number, error: typeof RESUMED, cause: string) => Promise<void>
  readonly status: (caseId: string, run: number) => Promise<ExecutionStands>
}

/** One-time schedules, each named after the task it belongs to; firing puts `{caseId, taskId}` on the time queue. */
export type Schedule = { readonly taskId: string; readonly caseId: string; readonly at: Instant }
/** The moment of a schedule of which nobody knows whose stands, or that has not changed for long and was not looked at. */
export const UNKNOWN_MOMENT: Instant = ''

export type Schedules = {
  readonly ofCase: (caseId: string) => Promise<readonly Schedule[]>
  /** Creates the schedule or moves it to its present due time. */
  readonly put: (schedule: Schedule) => Promise<void>
  /** Removes it; one that is gone already is fine. */
  readonly remove: (schedule: Schedule) => Promise<void>
}

/** The event bus. */
export type Bus = {
  /** Publishes events under a source; answers the ones that were not taken. */
  readonly publish: (events: readonly DomainEvent[], as: EventSource) => Promise<readonly DomainEvent[]>
}

/** What a sweep looks through, in this order. */
export const SWEEP_PARTS = ['events', 'reports', 'cases', 'owed', 'ended'] as const
/** Where a sweep goes on: in which part, and behind which page of it. */
export type SweepPosition = {
  readonly part: (typeof SWEEP_PARTS)[number]
  readonly cursor?: string | undefined
}

/** The sweep's own queue: one message for each street, and one for each time that a street took longer than a call. */
export type SweepQueue = {
  readonly send: (message: { readonly jurisdiction: string; readonly from?: SweepPosition }) => Promise<void>
}

/** A queue of what was given up: how many messages lie there, and whether they can be moved back to be tried again. */
export type SetAsideQueue = { readonly name: string; readonly count: number; readonly movable: boolean }

/** 搁置的消息: what consumers gave up after their tries. */
export type SetAside = {
  /** Every such queue, with about as many messages as lie in it. */
  readonly queues: () => Promise<readonly SetAsideQueue[]>
  /**
   * Moves messages back to the queue they came from, so that they are tried again: at most a hundred a call.
   * @returns how many were moved; nothing for a queue that is not known, or from which nothing can be moved
   */
  readonly moveBack: (name: string) => Promise<number | undefined>
}

/** What time it is: the wall clock, or in a local environment a stepped one. */
export type Clock = { readonly now: () => Promise<Instant> }

/** New names. Tracking codes carry at least 60 random bits; the id of a report is derived from its code. */
export type Ids = {
  readonly caseId: () => string
  readonly trackingCode: () => string
  /** A random seed from which a decision derives its salts. */
  readonly seed: () => string
}

/** The knowledge base: precedents and the index by which they are found. */
export type Knowledge = {
  /**
   * Writes a precedent with its postings and card, and takes away the postings it no longer has. Stale when what stands
   * is as late: then nothing is written. After a crash the next try goes on from what the manifest says.
   * @param over the state that was read: when another one stands, it is stale as well
   */
  readonly upsert: (entry: Entry, over?: PrecedentState) => Promise<'written' | 'stale'>
  readonly read: (precedentId: string) => Promise<Precedent | undefined>
  /** What stands of a precedent, with its manifest (consistent). */
  readonly load: (precedentId: string) => Promise<Kept | undefined>
  /** The beginning of a list, the best or latest first. */
  readonly postings: (query: {
    readonly jurisdiction: string
    readonly list: string
    readonly limit: number
    readonly cursor?: string
  }) => Promise<Page<Posting>>
  /** The cards of some precedents, in no order; those that are gone are left out. At most a hundred. */
  readonly cards: (precedentIds: readonly string[]) => Promise<readonly Card[]>
  /**
   * Brings the lists of open cases to what an entry says; what it no longer has is taken away. A later version of a case is never
   * overwritten by an earlier one. After a crash the same again completes it.
   */
  readonly listOpen: (entry: OpenEntry) => Promise<'written' | 'stale'>
  /** The published statistics; those of an empty base when none are. */
  readonly statistics: (jurisdiction: string) => Promise<Statistics>
  /** Publishes the statistics that follow the published ones; stale when others were faster. */
  readonly publish: (jurisdiction: string, statistics: Statistics) => Promise<'published' | 'stale'>
}

/** What became of publishing: it is served now, it stood already, its number has another content, or a later one is served. */
export type Published = 'published' | 'stands' | 'taken' | 'older'

/** Published packs: versions never change, and one small record says which are served. */
export type Packs = {
  /** Which jurisdictions are served, each with its present version (consistent). */
  readonly served: () => Promise<ServedPacks>
  /** A version as it was published (consistent). */
  readonly edition: (jurisdiction: string, version: number) => Promise<PublishedEdition | undefined>
  /** Every version of a jurisdiction, the oldest first, without their documents. */
  readonly editions: (jurisdiction: string) => Promise<readonly Edition[]>
  /** Keeps a version for good and serves it from now on: both or neither. Doing it twice is harmless. */
  readonly publish: (edition: PublishedEdition) => Promise<Published>
}

/** People of the staff: who is posted where. */
export type People = {
  /** Everybody of a jurisdiction, in no order (consistent). */
  readonly ofJurisdiction: (jurisdiction: string) => Promise<readonly StaffMember[]>
  readonly member: (jurisdiction: string, id: string) => Promise<StaffMember | undefined>
  /** The names of some people, by id; those that are unknown are left out. At most a hundred (not consistent). */
  readonly names: (jurisdiction: string, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>
  /** Keeps a record over the one before it; stale when another one stands. */
  readonly save: (member: StaffMember) => Promise<'saved' | 'stale'>
  /** Keeps somebody under another id, in place of the record that was read; stale when it has changed or is taken. */
  readonly become: (before: StaffMember, member: StaffMember) => Promise<'saved' | 'stale'>
}

/** An account, and where its holder works as far as it says so; of one that was just made, how its holder first gets in. */
export type Account = {
  readonly id: string
  readonly jurisdiction?: string | undefined
  readonly temporaryPassword?: string
}

/** The accounts of people, where a pool of ours vouches for them. */
export type Accounts = {
  /** The account of a name; made where there is none, and of no use until it is given something. */
  readonly make: (account: string) => Promise<Account>
  /** Gives an account exactly these roles and places; nothing at all closes it. Doing it twice is harmless. */
  readonly grant: (account: string, as: Actor) => Promise<void>
}

/** What an account is allowed by AWS. */
export type AccountQuotas = {
  /** What it has of a quota, by the codes of Service Quotas; undefined where the region tells nothing of it. */
  readonly valueOf: (service: string, quota: string) => Promise<number | undefined>
}
