/**
 * The shape of the tables: what the infrastructure creates and the tests create again. Values only, so that anybody
 * may read them without loading an SDK.
 */

/** The key attributes of a table or an index; all of them strings. */
export type KeyNames = { readonly partition: string; readonly sort?: string }

/** One table with its sparse indexes. */
export type TableShape = {
  readonly key: KeyNames
  readonly indexes: Readonly<
    Record<string, { readonly key: KeyNames; readonly projects: 'ALL' | 'KEYS_ONLY' }>
  >
  readonly stream?: 'NEW_IMAGE'
  readonly ttl?: string
}

export const TABLES = {
  /** Reports, cases, their tasks and events, and duplicate keys. */
  cases: {
    key: { partition: 'pk', sort: 'sk' },
    indexes: {
      /** Open tasks, by whoever owes them. */
      work: { key: { partition: 'workPk', sort: 'workSk' }, projects: 'ALL' },
      /** Cases as people look for them: open ones by grid and place, ended ones by month; and the reports of a number. */
      list: { key: { partition: 'listPk', sort: 'listSk' }, projects: 'ALL' },
      /** What the sweep looks at: reports without a case or still owed something, events not yet published, cases that ended. */
      sweep: { key: { partition: 'sweepPk', sort: 'sweepSk' }, projects: 'KEYS_ONLY' },
    },
    stream: 'NEW_IMAGE',
  },
  /** Precedents. */
  knowledge: { key: { partition: 'pk', sort: 'sk' }, indexes: {} },
  /** Published packs. */
  packs: { key: { partition: 'pk', sort: 'sk' }, indexes: {} },
  /** Answers given to idempotency keys. */
  idempotency: { key: { partition: 'pk' }, indexes: {}, ttl: 'expiresAt' },
  /** Only where the clock is stepped: what time it is, and what is due when. */
  clock: { key: { partition: 'pk', sort: 'sk' }, indexes: {} },
} as const satisfies Record<string, TableShape>

/** The attribute and value by which the stream's filter knows an event. */
export const EVENT_MARK = { attribute: 'kind', value: 'event' } as const
/** What an event is that was published before it was written here: nobody has to be told of it again. */
export const TOLD_EVENT = 'told-event'
