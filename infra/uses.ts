import type { ACTIONS as DYNAMODB } from '#adapters/dynamodb/actions.ts'
import type { ACTIONS as BUS } from '#adapters/eventbridge/actions.ts'
import type { ACTIONS as KMS } from '#adapters/kms/actions.ts'
import type { ACTIONS as SCHEDULER } from '#adapters/scheduler/actions.ts'
import type { ACTIONS as SWEEP_QUEUE } from '#adapters/sqs/actions.ts'
import type { ACTIONS as MACHINE } from '#adapters/stepfunctions/actions.ts'

/** The methods of each port that a function calls; what they need on AWS, their adapters say. */
export type Uses = {
  readonly store?: readonly (keyof typeof DYNAMODB.caseStore)[]
  readonly knowledge?: readonly (keyof typeof DYNAMODB.knowledge)[]
  /** What the store asks of the vault: sealing people it saves, opening those it reads. */
  readonly vault?: readonly (keyof typeof KMS)[]
  readonly machine?: readonly (keyof typeof MACHINE)[]
  readonly schedules?: readonly (keyof typeof SCHEDULER)[]
  readonly bus?: readonly (keyof typeof BUS)[]
  readonly sweepQueue?: readonly (keyof typeof SWEEP_QUEUE)[]
}

/**
 * The functions, by their file under `functions/`, and what each calls. A test reads the code that ends up in each
 * bundle and finds exactly this. What triggers need (queues, the stream) comes with the triggers.
 */
export const USES = {
  'api/submit-report': { store: ['idempotencyRecord', 'save'], vault: ['seal'] },
  'api/track-report': { store: ['caseHeader', 'loadReport'] },
  'api/withdraw-report': { store: ['loadCase', 'loadReport', 'save'] },
  'api/list-tasks': { store: ['caseHeaders', 'standingOrders', 'tasksOf'] },
  'api/record-outcome': { store: ['loadCase', 'loadReport', 'save', 'standingOrders'] },
  'api/act-on-case': { store: ['keyHolder', 'loadCase', 'save', 'standingOrders'] },
  'api/read-orders': { store: ['history', 'standingOrders'] },
  'api/change-orders': { store: ['save', 'standingOrders'] },
  'api/act-on-report': { store: ['caseHeader', 'loadReport', 'save'] },
  'api/read-case': { store: ['history', 'loadCase', 'standingOrders'], knowledge: ['postings'] },
  'api/list-reports': {
    store: ['caseHeader', 'loadCase', 'loadReport', 'person', 'reportText', 'reportsOfCase'],
    vault: ['open'],
  },
  'api/search-precedents': {
    store: ['caseHeader', 'loadCase'],
    knowledge: ['cards', 'postings', 'statistics'],
  },
  'api/advise-intake': {
    store: ['keyHolder'],
    knowledge: ['postings', 'statistics'],
  },
  'api/review-precedent': { knowledge: ['keep', 'kept', 'statistics'] },
  'api/read-precedent': { knowledge: ['read'] },
  'workflow/open-stage': { store: ['loadCase', 'save', 'standingOrders'], machine: ['answer', 'fail'] },
  'workflow/close-case': { store: ['loadCase', 'save'] },
  'workflow/archive-case': { store: ['loadCase', 'save'] },
  'workflow/mark-stalled': { store: ['loadCase', 'save'] },
  'events/publish-outbox': { store: ['markPublished'], bus: ['publish'] },
  'events/triage': { store: ['keyHolder', 'loadReport', 'reportText', 'save'] },
  'events/reconcile': {
    store: ['loadCase', 'loadReport', 'reportsOfCase', 'save', 'token'],
    machine: ['answer', 'start'],
    schedules: ['ofCase', 'put', 'remove'],
  },
  'events/write-precedent': {
    store: ['history', 'loadCase', 'reportText', 'reportsOfCase'],
    knowledge: ['keep', 'kept', 'postings', 'statistics'],
  },
  'events/take-in': { store: ['idempotencyRecord', 'loadCase', 'loadReport', 'save'], vault: ['seal'] },
  'schedule/time-comes': { store: ['loadCase', 'save'] },
  'schedule/sweep': {
    store: [
      'caseHeader',
      'keyHolder',
      'loadCase',
      'loadReport',
      'markPublished',
      'openCases',
      'owedReports',
      'reportText',
      'reportsOfCase',
      'save',
      'token',
      'unpublishedEvents',
      'untriagedReports',
    ],
    knowledge: ['cards', 'postings', 'publish', 'statistics'],
    machine: ['answer', 'start', 'status', 'stop'],
    schedules: ['ofCase', 'put', 'remove'],
    bus: ['publish'],
    sweepQueue: ['send'],
  },
  'schedule/machine-failed': { store: ['loadCase', 'save'] },
} as const satisfies Record<string, Uses>

export type Entry = keyof typeof USES
