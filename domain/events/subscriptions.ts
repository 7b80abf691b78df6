/**
 * Which consumer hears which event: from this table are made the rules of the bus, and the buses that tests run on. Names
 * only, so that the infrastructure imports no schema with it.
 */
import type { INBOUND_EVENTS } from './inbound/index.ts'
import type { EventType } from './index.ts'

/** The source of what we publish. */
export const EVENT_SOURCE = 'duoge'
/**
 * The source of what we publish of streets that practise (训练): nobody who hears us hears that, but the consumers that keep
 * the cases of those streets going.
 */
export const PRACTICE_SOURCE = 'duoge.practice'
export type EventSource = typeof EVENT_SOURCE | typeof PRACTICE_SOURCE
/** The district's systems publish under sources of their own, which begin with this. */
export const INBOUND_SOURCE_PREFIX = 'district.'

/** The consumers of the bus, each with a queue and a function of that name. */
export const CONSUMERS = ['triage', 'reconcile', 'write-precedent', 'receive-inbound'] as const
export type Consumer = (typeof CONSUMERS)[number]

export type InboundType = (typeof INBOUND_EVENTS)[number]['type']

/**
 * Who hears what we publish. `reconcile` reads the case as it is: of each decision after which a task wants to be rung for at
 * another moment, the machine has to be started or told, or reports are to be taken notice of, it has to hear one event. What
 * only settles tasks is not such a decision: what still rings for them finds nothing to do. Tests show that no such decision
 * goes unheard, and of each entry that it is needed.
 */
export const HEARD_BY = {
  'report-received': ['triage'],
  'report-joined': ['reconcile'],
  'report-withdrawn': ['reconcile'],
  'report-called-back': ['reconcile'],
  'report-warned': [],
  'report-passed-on': [],
  'report-sent-back': [],
  'report-overdue': [],
  'report-due-moved': [],
  'report-extension-ruled': [],
  'report-extension-asked': ['reconcile'],
  'report-replied': [],
  'report-reply-asked': ['reconcile'],
  'report-reply-ruled': [],
  'report-contacted': [],
  'report-inquired': [],
  'report-person-shown': [],
  'report-supplemented': ['reconcile'],
  'report-end-asked': ['reconcile'],
  'report-end-refused': [],
  'report-ended': ['reconcile'],
  'report-split-off': ['triage', 'reconcile'],
  'case-opened': ['write-precedent'],
  'stage-opened': ['reconcile'],
  'stage-resolved': ['reconcile'],
  'task-sent': [],
  'part-done': [],
  'lead-time-resumed': ['reconcile'],
  'task-signed': [],
  'task-settled': [],
  'ruling-objected': ['reconcile'],
  'ruling-climbed': ['reconcile'],
  'routing-rule-applied': [],
  'routing-rule-kept': [],
  'routing-rule-withdrawn': [],
  'routing-rule-doubted': [],
  'routing-rule-unknown-party': [],
  'delegation-made': [],
  'delegation-ended': [],
  'ledger-taken': [],
  'emergency-raised': ['reconcile'],
  'emergency-reported': [],
  'emergency-called-off': [],
  'services-called': [],
  'due-time-moved': ['reconcile'],
  'extension-asked': ['reconcile'],
  'extension-ruled': ['reconcile'],
  'processing-asked': ['reconcile'],
  'processing-ruled': ['reconcile'],
  'task-warned': ['reconcile'],
  'task-overdue': ['reconcile'],
  'task-urged': [],
  'urge-answered': [],
  'hazard-found': [],
  'case-marked-sensitive': ['reconcile'],
  'subjects-named': [],
  'contact-attempted': [],
  'verification-ordered': ['reconcile'],
  'access-refused': ['reconcile'],
  'check-way-changed': ['reconcile'],
  'return-requested': ['reconcile'],
  'return-ruled': ['reconcile'],
  'party-added': ['reconcile'],
  'promise-made': [],
  'promise-kept': ['reconcile'],
  'case-referred': [],
  'whistle-blown': [],
  'party-reported-in': [],
  'whistle-held': [],
  'plan-agreed': [],
  'plan-amended': ['reconcile'],
  'plan-item-ended': ['reconcile'],
  'proposal-made': ['reconcile'],
  'proposal-ruled': ['reconcile'],
  'supervision-begun': ['reconcile'],
  'supervision-lifted': [],
  'consent-asked': ['reconcile'],
  'consent-ruled': ['reconcile'],
  'case-supplemented': [],
  'case-corrected': ['write-precedent'],
  'pack-adopted': [],
  'case-closed': [],
  'case-archived': ['write-precedent'],
  'case-ended': ['write-precedent'],
  'transfer-accepted': ['reconcile'],
  'interim-reply-given': [],
  'case-terminated': [],
  'case-reopened': ['reconcile', 'write-precedent'],
  'merger-undone': ['reconcile', 'write-precedent'],
  'case-recurred': ['write-precedent'],
  'case-sent-back': ['reconcile', 'write-precedent'],
  'case-stalled': [],
  'case-resumed': ['reconcile'],
} as const satisfies Record<EventType, readonly Consumer[]>

/**
 * What moves no page by itself: what comes with an event that is heard anyway, what is not about a case that is open or was, and
 * who looked at whom. All else that happens to a case is heard where it is reconciled, so that the pulse moves. A test shows that
 * no decision about a case goes unheard.
 */
const NOT_FOR_THE_PULSE: readonly EventType[] = [
  'report-received',
  'report-person-shown',
  'task-sent',
  'case-opened',
  'case-closed',
  'case-archived',
  'routing-rule-kept',
  'routing-rule-withdrawn',
  'routing-rule-doubted',
  'delegation-made',
  'delegation-ended',
  'ledger-taken',
]

/** What reconcile's queue hears for the pulse alone. */
export const forThePulse = (): readonly string[] =>
  Object.keys(HEARD_BY).filter(
    (type) => !eventsFor('reconcile').includes(type) && !NOT_FOR_THE_PULSE.some((one) => one === type),
  )

/** Who hears what the district's systems publish. */
export const INBOUND_HEARD_BY = {
  'report-submitted': ['receive-inbound'],
  'task-outcome-submitted': ['receive-inbound'],
  'transfer-accepted-submitted': ['receive-inbound'],
  'transfer-sent-back-submitted': ['receive-inbound'],
  'termination-ruled-submitted': ['receive-inbound'],
} as const satisfies Record<InboundType, readonly Consumer[]>

/**
 * Who hears streets that practise as well: whoever keeps cases going. What remembers, counts or tells others does not, and
 * a new consumer hears nothing of them until it is named here.
 */
const HEARS_PRACTICE: readonly Consumer[] = ['triage', 'reconcile']

/** What a consumer hears: events of these types, of some sources or of all that begin with a prefix. */
export type Subscription = {
  readonly source: readonly EventSource[] | { readonly prefix: string }
  readonly types: readonly string[]
}

const typesFor = (table: Readonly<Record<string, readonly Consumer[]>>, consumer: Consumer): string[] =>
  Object.entries(table).flatMap(([type, heardBy]) => (heardBy.includes(consumer) ? [type] : []))

/** What we publish that a consumer hears. */
export const eventsFor = (consumer: Consumer): readonly string[] => typesFor(HEARD_BY, consumer)

/** The rule of a consumer. */
export function subscriptionOf(consumer: Consumer): Subscription {
  const inbound = typesFor(INBOUND_HEARD_BY, consumer)
  return inbound.length > 0
    ? { source: { prefix: INBOUND_SOURCE_PREFIX }, types: inbound }
    : {
        source: HEARS_PRACTICE.includes(consumer) ? [EVENT_SOURCE, PRACTICE_SOURCE] : [EVENT_SOURCE],
        types: consumer === 'reconcile' ? [...eventsFor(consumer), ...forThePulse()] : eventsFor(consumer),
      }
}
