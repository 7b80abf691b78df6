/** An example of everything that is stored: the pages reckon from their bytes what a read costs, and tests begin from them. */
import type * as z from 'zod'
import { NOTHING_YET } from '#domain/case/open-case.ts'
import { type Case, type CaseState, caseRecord } from '#domain/case/record/case.ts'
import { type Task, task } from '#domain/case/record/task.ts'
import type { Change } from '#domain/decision/change.ts'
import { newChain, recorder, type Texts } from '#domain/decision/recorder.ts'
import type { DomainEvent, EventData, EventType } from '#domain/events/index.ts'
import { type Entry, entryOf } from '#domain/knowledge/entry.ts'
import { NO_STATISTICS } from '#domain/knowledge/statistics.ts'
import { type Precedent, precedent } from '#domain/precedent/precedent.ts'
import { namesOf } from '#domain/report/record/names.ts'
import { type Report, report } from '#domain/report/record/report.ts'

/** The moment at which everything that is built begins: a Monday morning in Shanghai. */
export const MONDAY = '2021-01-18T01:00:00.000Z'

type Overrides<T> = Partial<T> & Record<string, unknown>

/** Lays overrides over an example and lets the schema judge the result; `undefined` takes a field away. */
function build<T>(schema: z.ZodType<T>, example: object, overrides: object): T {
  const laid = Object.entries({ ...example, ...overrides }).filter(([, value]) => value !== undefined)
  return schema.parse(Object.fromEntries(laid))
}

/** An open case in confirmation. */
export const buildCase = (overrides: Overrides<Case> = {}): Case =>
  build(caseRecord(), EXAMPLE_CASE, overrides)

const EXAMPLE_CASE = {
  schemaVersion: 1,
  caseId: 'c-01evv10000000000000000case',
  jurisdiction: 'wujiaochang',
  packVersion: 1,
  version: 1,
  sequence: 0,
  chainHash: '0'.repeat(64),
  run: 1,
  openedAt: MONDAY,
  place: { key: 'guoding-555', text: '国定路555弄', grid: 'grid-1' },
  matter: 'shed-misuse',
  condition: 'ordinary',
  appeal: 'complaint',
  openedBy: 'r-1',
  emergency: false,
  whose: 'ordinary',
  confirmedInPerson: false,
  reporterless: false,
  foundByCentre: false,
  ...NOTHING_YET,
  tasks: 1,
  position: { at: 'in', run: 1, visit: 1, stage: 'confirm', openedAt: MONDAY },
  status: 'open',
}

/** An open task: the first call to the reporter of {@link buildCase}. */
export const buildTask = (overrides: Overrides<Task> = {}): Task => build(task, EXAMPLE_TASK, overrides)

const EXAMPLE_TASK = {
  schemaVersion: 1,
  taskId: `${EXAMPLE_CASE.caseId}.1`,
  caseId: EXAMPLE_CASE.caseId,
  jurisdiction: EXAMPLE_CASE.jurisdiction,
  run: 1,
  visit: 1,
  stage: 'confirm',
  kind: 'contact',
  assignee: { kind: 'role', role: 'call-taker' },
  sentAt: MONDAY,
  dueAt: '2021-01-19T10:00:00.000Z',
  deadline: {
    terms: {
      kind: 'date',
      until: '2021-01-19T10:00:00.000Z',
      start: MONDAY,
      source: { ref: 'test', name: { zh: '测试', en: 'a test' } },
    },
    events: [],
  },
  warnings: [],
  urged: 0,
}

/** What a decision reads of {@link buildCase}: the case, its one task, one standing report. */
export const buildCaseState = (overrides: Overrides<CaseState> = {}): CaseState => ({
  case: buildCase(),
  tasks: [buildTask()],
  counters: { standing: 1, joined: 0, found: 0 },
  ...overrides,
})

/** A report that was just kept. */
export const buildReport = (overrides: Overrides<Report> = {}): Report =>
  build(report, EXAMPLE_REPORT, overrides)

const EXAMPLE_REPORT = {
  schemaVersion: 1,
  ...namesOf('DG0123456789ABCDEF'),
  jurisdiction: EXAMPLE_CASE.jurisdiction,
  version: 1,
  sequence: 1,
  chainHash: '0'.repeat(64),
  channel: 'hotline',
  appeal: 'complaint',
  receivedAt: MONDAY,
  confirmedInPerson: false,
  emergency: false,
  reachable: true,
  callBacks: [],
  attempts: [],
  status: 'received',
}

/** A precedent of a case that went straight through. */
export const buildPrecedent = (overrides: Overrides<Precedent> = {}): Precedent =>
  build(precedent, EXAMPLE_PRECEDENT, overrides)

const EXAMPLE_PRECEDENT = {
  schemaVersion: 1,
  precedentId: 'p-01evv1000000000000000prece',
  jurisdiction: EXAMPLE_CASE.jurisdiction,
  version: 1,
  revision: 0,
  status: 'standing',
  matter: EXAMPLE_CASE.matter,
  subjects: [],
  placeKey: EXAMPLE_CASE.place.key,
  grid: EXAMPLE_CASE.place.grid,
  problem: '非机动车棚内违规搭建库房，棚外堆放易燃物。',
  confirmation: 'reporter-says-solved',
  openedAt: MONDAY,
  archivedAt: '2021-02-01T02:00:00.000Z',
  rounds: 1,
  lead: 'chengguan',
  parties: [{ party: 'chengguan', outcomes: ['done'], did: ['库房已拆除，易燃物已清理。'] }],
  setbacks: [],
  plan: [],
  stageMillis: { confirm: 3_600_000 },
  workingDays: 10,
  returns: 0,
  followUp: [{ solved: true, satisfied: 'satisfied' }],
  watchUntil: '2021-08-01T02:00:00.000Z',
  recurred: [],
  trail: [],
}

/** The entry of a precedent as the knowledge base keeps it. */
export const buildEntry = (overrides: Overrides<Precedent> = {}, statistics = NO_STATISTICS): Entry =>
  entryOf(buildPrecedent(overrides), statistics)

/** One event of a case or report, as the first of its chain or with a given number, and the texts it commits to. */
export function buildEvent<T extends EventType>(
  type: T,
  data: Omit<EventData<T>, keyof Texts>,
  {
    subject = `case/${EXAMPLE_CASE.caseId}`,
    sequence = 1,
    time = MONDAY,
    jurisdiction = EXAMPLE_CASE.jurisdiction,
    texts = {},
  }: {
    readonly subject?: string
    readonly sequence?: number
    readonly time?: string
    readonly jurisdiction?: string
    readonly texts?: Partial<Record<'text' | 'who' | 'what', string>>
  } = {},
): { readonly event: DomainEvent; readonly changes: readonly Change[] } {
  const { record, changes } = recorder(
    subject,
    { ...newChain(), sequence: sequence - 1 },
    {
      now: time,
      actor: 'u-call-taker',
      jurisdiction,
      correlationId: 'correlation-1',
      causationId: 'causation-1',
      seed: 'seed',
    },
  )
  record(type, data, texts)
  const event = changes.find((one) => one.kind === 'event')?.event
  if (event === undefined) throw new Error(`Recording ${type} made no event.`)
  return { event, changes }
}
