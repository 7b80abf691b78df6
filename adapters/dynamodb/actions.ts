import type { CaseStore, Clock, Knowledge, Packs, People, Schedules } from '#adapters/ports.ts'

/**
 * The AWS actions that each method of a port needs here, and on what: a table, or an index of it. TransactWriteItems
 * is allowed by the actions of its parts.
 */
export const ACTIONS = {
  caseStore: {
    save: [
      {
        on: 'cases',
        actions: [
          'dynamodb:ConditionCheckItem',
          'dynamodb:DeleteItem',
          'dynamodb:PutItem',
          'dynamodb:UpdateItem',
        ],
      },
      { on: 'idempotency', actions: ['dynamodb:PutItem'] },
    ],
    loadCase: [{ on: 'cases', actions: ['dynamodb:Query'] }],
    caseHeader: [{ on: 'cases', actions: ['dynamodb:GetItem'] }],
    caseHeaders: [{ on: 'cases', actions: ['dynamodb:BatchGetItem'] }],
    loadReport: [{ on: 'cases', actions: ['dynamodb:GetItem'] }],
    reportText: [{ on: 'cases', actions: ['dynamodb:GetItem'] }],
    person: [{ on: 'cases', actions: ['dynamodb:GetItem'] }],
    caller: [{ on: 'cases', actions: ['dynamodb:GetItem'] }],
    token: [{ on: 'cases', actions: ['dynamodb:GetItem'] }],
    scheduled: [{ on: 'cases', actions: ['dynamodb:GetItem'] }],
    standingOrders: [{ on: 'cases', actions: ['dynamodb:GetItem'] }],
    keyHolder: [{ on: 'cases', actions: ['dynamodb:GetItem'] }],
    identity: [{ on: 'cases', actions: ['dynamodb:GetItem'] }],
    idempotencyRecord: [{ on: 'idempotency', actions: ['dynamodb:GetItem'] }],
    reportsOfCase: [{ on: 'cases', actions: ['dynamodb:Query'] }],
    reportsOfCaller: [{ on: 'cases', actions: ['dynamodb:Query'] }],
    history: [{ on: 'cases', actions: ['dynamodb:Query'] }],
    tasksOf: [{ on: 'cases/index/work', actions: ['dynamodb:Query'] }],
    board: [{ on: 'cases/index/list', actions: ['dynamodb:Query'] }],
    endedCases: [{ on: 'cases/index/list', actions: ['dynamodb:Query'] }],
    looks: [{ on: 'cases/index/list', actions: ['dynamodb:Query'] }],
    casesOfPhone: [{ on: 'cases/index/list', actions: ['dynamodb:Query'] }],
    openCases: [{ on: 'cases/index/list', actions: ['dynamodb:Query'] }],
    owedReports: [{ on: 'cases/index/sweep', actions: ['dynamodb:Query'] }],
    untriagedReports: [{ on: 'cases/index/sweep', actions: ['dynamodb:Query'] }],
    unpublishedEvents: [
      { on: 'cases/index/sweep', actions: ['dynamodb:Query'] },
      { on: 'cases', actions: ['dynamodb:GetItem'] },
    ],
    markPublished: [{ on: 'cases', actions: ['dynamodb:UpdateItem'] }],
    uncompactedCases: [{ on: 'cases/index/sweep', actions: ['dynamodb:Query'] }],
    compactHistory: [{ on: 'cases', actions: ['dynamodb:DeleteItem', 'dynamodb:PutItem', 'dynamodb:Query'] }],
    markCompacted: [{ on: 'cases', actions: ['dynamodb:UpdateItem'] }],
    pulses: [{ on: 'cases', actions: ['dynamodb:BatchGetItem'] }],
    pulseMark: [{ on: 'cases', actions: ['dynamodb:GetItem'] }],
    movePulses: [{ on: 'cases', actions: ['dynamodb:UpdateItem'] }],
    keepPulseMark: [{ on: 'cases', actions: ['dynamodb:UpdateItem'] }],
  },
  /** What the vault reads and keeps beside people: the encrypted key of a blind index. */
  blindIndexKeys: {
    read: [{ on: 'cases', actions: ['dynamodb:GetItem'] }],
    keepFirst: [{ on: 'cases', actions: ['dynamodb:GetItem', 'dynamodb:PutItem'] }],
  },
  knowledge: {
    upsert: [
      {
        on: 'knowledge',
        actions: [
          'dynamodb:BatchWriteItem',
          'dynamodb:DeleteItem',
          'dynamodb:GetItem',
          'dynamodb:PutItem',
          'dynamodb:UpdateItem',
        ],
      },
    ],
    read: [{ on: 'knowledge', actions: ['dynamodb:GetItem'] }],
    load: [{ on: 'knowledge', actions: ['dynamodb:GetItem'] }],
    postings: [{ on: 'knowledge', actions: ['dynamodb:Query'] }],
    cards: [{ on: 'knowledge', actions: ['dynamodb:BatchGetItem'] }],
    listOpen: [
      { on: 'knowledge', actions: ['dynamodb:BatchWriteItem', 'dynamodb:GetItem', 'dynamodb:PutItem'] },
    ],
    statistics: [{ on: 'knowledge', actions: ['dynamodb:GetItem'] }],
    publish: [{ on: 'knowledge', actions: ['dynamodb:PutItem'] }],
  },
  packs: {
    served: [{ on: 'packs', actions: ['dynamodb:GetItem'] }],
    edition: [{ on: 'packs', actions: ['dynamodb:GetItem', 'dynamodb:Query'] }],
    editions: [{ on: 'packs', actions: ['dynamodb:Query'] }],
    publish: [{ on: 'packs', actions: ['dynamodb:PutItem', 'dynamodb:UpdateItem'] }],
  },
  people: {
    ofJurisdiction: [{ on: 'packs', actions: ['dynamodb:Query'] }],
    member: [{ on: 'packs', actions: ['dynamodb:GetItem'] }],
    names: [{ on: 'packs', actions: ['dynamodb:BatchGetItem'] }],
    save: [{ on: 'packs', actions: ['dynamodb:PutItem'] }],
    become: [{ on: 'packs', actions: ['dynamodb:DeleteItem', 'dynamodb:PutItem'] }],
  },
  /** Only where the clock is stepped. */
  steppedClock: { now: [{ on: 'clock', actions: ['dynamodb:GetItem'] }] },
  /** Only where the clock is stepped. */
  steppedSchedules: {
    ofCase: [{ on: 'clock', actions: ['dynamodb:Query'] }],
    put: [{ on: 'clock', actions: ['dynamodb:DeleteItem', 'dynamodb:GetItem', 'dynamodb:PutItem'] }],
    remove: [{ on: 'clock', actions: ['dynamodb:DeleteItem', 'dynamodb:GetItem'] }],
  },
} as const satisfies {
  caseStore: ByMethod<CaseStore>
  blindIndexKeys: Record<'read' | 'keepFirst', readonly Needed[]>
  knowledge: ByMethod<Knowledge>
  packs: ByMethod<Packs>
  people: ByMethod<People>
  steppedClock: ByMethod<Clock>
  steppedSchedules: ByMethod<Schedules>
}

/** The tables, and the indexes of theirs that are asked. */
export type TableOrIndex =
  | 'cases'
  | 'cases/index/list'
  | 'cases/index/work'
  | 'cases/index/sweep'
  | 'idempotency'
  | 'knowledge'
  | 'packs'
  | 'clock'

type Needed = {
  readonly on: TableOrIndex
  readonly actions: readonly `dynamodb:${string}`[]
}
type ByMethod<Port> = Record<keyof Port, readonly Needed[]>
