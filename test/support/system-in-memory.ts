/**
 * The whole system in one process and in virtual time: the store, the outbox, the bus with its queues, the schedules,
 * and the real definition of the machine with the real functions as its tasks. Nothing happens by itself: `settle`
 * lets everything happen that is under way, `advanceTo` lets time pass.
 */
import type { Context, SQSEvent } from 'aws-lambda'
import { createSeededIds } from '#adapters/memory/ids.ts'
import { createMemoryKnowledge } from '#adapters/memory/knowledge.ts'
import { createMemoryPeople } from '#adapters/memory/people.ts'
import { createMemorySchedules } from '#adapters/memory/schedules.ts'
import { createMemoryCaseStore } from '#adapters/memory/store.ts'
import { type Outgoing, outgoingOf } from '#adapters/outgoing.ts'
import type { Bus, CaseStore, Clock, Packs } from '#adapters/ports.ts'
import { fromMillis, type Instant, millis } from '#domain/clock/calendar.ts'
import { type Change, changesOf } from '#domain/decision/change.ts'
import type { DomainEvent } from '#domain/events/index.ts'
import {
  type Consumer as BusConsumer,
  CONSUMERS,
  type Subscription,
  subscriptionOf,
} from '#domain/events/subscriptions.ts'
import type { Actor } from '#domain/people/actor.ts'
import { resumeCase } from '#functions/usecases/cases/resume-case.ts'
import { type Swept, sweep } from '#functions/usecases/operator/sweep.ts'
import { publishEvents } from '#functions/usecases/publish-events.ts'
import definition from '#statemachines/case-lifecycle.asl.json' with { type: 'json' }
import { operator } from './actors.ts'
import type { Execution } from './asl-execution.ts'
import { createAslRunner } from './asl-runner.ts'
import { type Around, intercepted, untouchable } from './intercept.ts'
import { createMemoryMachine } from './memory-machine.ts'
import { SUBSTITUTIONS } from './recorded-stages.ts'
import { rulesFrom, rulesOf, serving } from './sample-rules.ts'
import type { DistrictMessage } from './telling.ts'
import { machineWorkers, type QueueName, queueWorkers } from './workers.ts'

/** A message that waits, and how often it was tried. */
export type Message = { readonly queue: QueueName; readonly body: string; readonly tries: number }

/** Whether the rule of a subscription lets a message of the bus through. */
const lets = ({ source, types }: Subscription, from: string, type: string): boolean =>
  ('prefix' in source ? from.startsWith(source.prefix) : source.some((one) => one === from)) &&
  types.includes(type)

/** The ports, by name; and which of them each consumer is wired with. What it is not wired with it must not touch. */
const USES = {
  api: ['store', 'clock', 'ids', 'knowledge'],
  'publish-outbox': ['store', 'bus'],
  triage: ['store', 'clock', 'ids'],
  reconcile: ['store', 'clock', 'ids', 'machine', 'schedules'],
  'write-precedent': ['store', 'knowledge', 'clock'],
  'receive-inbound': ['store', 'clock', 'ids'],
  'machine-failed': ['store', 'clock', 'ids'],
  'deadline-reached': ['store', 'clock', 'ids'],
  'open-stage': ['store', 'clock', 'ids', 'machine'],
  'close-case': ['store', 'clock', 'ids'],
  'archive-case': ['store', 'clock', 'ids'],
  'mark-stalled': ['store', 'clock', 'ids'],
  sweep: ['store', 'clock', 'ids', 'knowledge', 'machine', 'schedules', 'bus'],
  operator: ['store', 'clock', 'ids', 'machine'],
} as const satisfies Record<string, readonly PortName[]>
export type Consumer = keyof typeof USES

const SAMPLES = { rulesOf, serving }

/** Who is given the key to personal data. */
const WITH_PEOPLE: readonly Consumer[] = ['api', 'receive-inbound']

/** As often as SQS hands a message out before it becomes a dead letter. */
const TRIES = 7
/** As many records as the outbox is handed at a time. */
const BATCH = 10
/** More steps than any test needs: a system that goes round and round is found out. */
const MAX_STEPS = 100_000

export type SystemOptions = {
  readonly startAt?: Instant
  /** Stands around every call of every port. */
  readonly around?: Around
  readonly pageSize?: number
  /** What is published, where it is not the samples. */
  readonly packs?: Packs
  /** What each consumer of the bus hears, where a test says otherwise. */
  readonly subscriptions?: (consumer: BusConsumer) => Subscription
}

type Ports = {
  readonly store: CaseStore
  readonly clock: Clock
  readonly ids: ReturnType<typeof createSeededIds>
  readonly knowledge: ReturnType<typeof createMemoryKnowledge>
  readonly machine: ReturnType<typeof createMemoryMachine>
  readonly schedules: ReturnType<typeof createMemorySchedules>
  readonly bus: Bus
}
type PortName = keyof Ports

export type System = ReturnType<typeof createSystem>

/** A system in which nothing has happened yet. */
export function createSystem({
  startAt = '2021-01-18T01:00:00.000Z',
  around: firstAround = (_call, carryOut) => carryOut(),
  pageSize = 100,
  packs,
  subscriptions = subscriptionOf,
}: SystemOptions = {}) {
  const people = createMemoryPeople()
  const rules = packs === undefined ? SAMPLES : rulesFrom(packs, () => runner.now())
  let around = firstAround
  const stream: Outgoing[] = []
  let refused = 0
  const published: DomainEvent[] = []
  const pending: Message[] = []
  const deadLetters: Message[] = []
  const told = new Set<string>()
  const settings = {
    /** Whether the stream hands events on; what is written while it does not is lost to it. */
    streaming: true,
    /** How many copies of a message reach its queue. */
    copies: (_message: Message): number => 1,
    /** Which of the waiting messages is worked off next. */
    pick: (_waiting: number): number => 0,
    /** How many messages of a queue one call takes at most. */
    batch: 1,
  }

  const runner = createAslRunner({
    definition,
    substitutions: SUBSTITUTIONS,
    startAt: millis(startAt),
    handlers: Object.fromEntries(
      Object.entries(machineWorkers(depsOf)).map(([name, handler]) => [`${name}FunctionArn`, handler]),
    ),
  })

  const kept = createMemoryCaseStore({ now: () => runner.now(), pageSize })
  const store: CaseStore = {
    ...kept,
    save: async (changes) => {
      const saved = await kept.save(changes)
      if (saved.saved && settings.streaming) stream.push(...outgoingOf(structuredClone(changes)))
      return saved
    },
  }
  const bus: Bus = {
    publish: async (events, source) => {
      for (const event of events) {
        published.push(structuredClone(event))
        tell({ source, 'detail-type': event.type, detail: event })
      }
      return []
    },
  }
  const ports: Ports = {
    store,
    clock: { now: async () => fromMillis(runner.now()) },
    ids: createSeededIds(),
    knowledge: createMemoryKnowledge(),
    machine: createMemoryMachine(runner),
    schedules: createMemorySchedules(),
    bus,
  }

  /** What a consumer is wired with: its ports, each call with something around it; touching another one throws. */
  function depsOf(consumer: Consumer) {
    const uses: readonly PortName[] = USES[consumer]
    const port = <Name extends PortName>(name: Name): Ports[Name] =>
      uses.includes(name)
        ? intercepted(ports[name], { consumer, port: name }, () => around)
        : untouchable(consumer, name)
    return {
      store: WITH_PEOPLE.includes(consumer) ? port('store') : withoutPeople(port('store'), consumer),
      clock: port('clock'),
      ids: ports.ids,
      knowledge: port('knowledge'),
      machine: port('machine'),
      schedules: port('schedules'),
      bus: port('bus'),
      people,
      ...rules,
    }
  }

  function put(queue: QueueName, body: unknown): void {
    const message = { queue, body: JSON.stringify(body), tries: 0 }
    for (let n = settings.copies(message); n > 0; n -= 1) pending.push(message)
  }

  /** Puts a message of the bus on the queue of each consumer that hears it. */
  function tell(message: {
    readonly source: string
    readonly 'detail-type': string
    readonly detail: object
  }): void {
    for (const consumer of CONSUMERS)
      if (lets(subscriptions(consumer), message.source, message['detail-type'])) put(consumer, message)
  }

  const workers = queueWorkers(depsOf)

  /** Hands the outbox its next records; a batch that fails comes again. */
  async function pumpOutbox(): Promise<boolean> {
    if (stream.length === 0) return false
    try {
      await publishEvents(depsOf('publish-outbox'), stream.slice(0, BATCH))
    } catch (fault) {
      refused += 1
      if (refused > TRIES) throw fault
      return true
    }
    refused = 0
    stream.splice(0, BATCH)
    return true
  }

  /** Takes messages that wait: the next one, and as many of its queue behind it as go into a batch. */
  function takeBatch(): readonly Message[] {
    const [first] = pending.splice(settings.pick(pending.length), 1)
    if (first === undefined) throw new Error('The message that was picked does not wait.')
    const taken = [first]
    for (let at = 0; at < pending.length && taken.length < settings.batch; ) {
      const next = pending[at]
      if (next?.queue !== first.queue) at += 1
      else taken.push(...pending.splice(at, 1))
    }
    return taken
  }

  /** Works off a batch; a message that fails waits again, and becomes a dead letter in the end. */
  async function workOffBatch(): Promise<boolean> {
    if (pending.length === 0) return false
    const batch = takeBatch()
    const Records = batch.map(({ body }, at) => ({ messageId: `message-${at}`, body }))
    const queue = batch[0]?.queue ?? 'triage'
    const { batchItemFailures } = await workers[queue]({ Records } as SQSEvent, {} as Context)
    for (const { itemIdentifier } of batchItemFailures) {
      const message = batch[Records.findIndex(({ messageId }) => messageId === itemIdentifier)]
      if (message === undefined) throw new Error(`Nobody sent ${itemIdentifier}.`)
      const tried = { ...message, tries: message.tries + 1 }
      if (tried.tries < TRIES) pending.push(tried)
      else deadLetters.push(tried)
    }
    return true
  }

  /** Step Functions tells of executions that ended by a fault. */
  function tellEnded(): boolean {
    const ended = runner
      .executions()
      .filter(({ name, status }) => !told.has(name) && !['RUNNING', 'SUCCEEDED'].includes(status))
    for (const { name, status, input, error = null } of ended) {
      told.add(name)
      put('machine-failed', { detail: { status, input, error } })
    }
    return ended.length > 0
  }

  /** An execution that waits for no token waits to retry: a second passes. */
  async function letRetry(): Promise<boolean> {
    if (!runner.executions().some((one) => one.status === 'RUNNING' && one.waiting === undefined))
      return false
    await runner.advance(1)
    return true
  }

  /** The next thing that is under way happens; false when nothing is. */
  const step = async (): Promise<boolean> =>
    (await pumpOutbox()) || (await workOffBatch()) || tellEnded() || (await letRetry())

  async function settle(): Promise<void> {
    for (let steps = 0; steps < MAX_STEPS; steps += 1) if (!(await step())) return
    throw new Error('The system does not come to rest.')
  }

  async function advanceTo(to: Instant): Promise<void> {
    for (;;) {
      await settle()
      const due = ports.schedules.nextDue()
      if (due === undefined || due > to) break
      await runner.advanceTo(millis(due))
      for (const { caseId, taskId } of ports.schedules.takeDue(fromMillis(runner.now())))
        put('deadline-reached', { caseId, taskId })
    }
    await runner.advanceTo(millis(to))
    await settle()
  }

  return {
    runner,
    ports,
    people,
    settings,
    depsOf,
    published: published as readonly DomainEvent[],
    /** Messages that were tried too often. */
    deadLetters: deadLetters as readonly Message[],
    /** Messages that wait. */
    pending: pending as readonly Message[],
    now: (): Instant => fromMillis(runner.now()),
    /** Has something else stand around the calls of the ports from now on. */
    setAround: (other: Around): void => {
      around = other
    },
    /** Puts a message on a queue, as the scheduler or Step Functions would. */
    put,
    /** A system of the district puts a message on the bus. */
    tell: (message: DistrictMessage): void => tell(message),
    /** Lets everything happen that is under way, without more time than retries take. */
    settle,
    /** Lets the next thing happen that is under way. */
    step,
    /** Lets time pass: what comes due on the way happens, in order. */
    advanceTo,
    /** Lets hours pass. */
    wait: (hours: number): Promise<void> => advanceTo(fromMillis(runner.now() + hours * 3_600_000)),
    /** The nightly look through everything that is open, and what comes of it. */
    sweep: async (): Promise<Swept> => {
      const swept = await sweep(depsOf('sweep'), 'wujiaochang', 'sweep')
      await settle()
      return swept
    },
    /** An operator gives a case a further run. */
    resume: async (caseId: string, who: Actor = operator) => {
      const cause = { who, correlationId: 'resume', causationId: 'resume' }
      const resumed = await resumeCase(depsOf('operator'), caseId, cause, 'An operator resumes it.')
      await settle()
      return resumed
    },
    /** The execution of a case fails by a technical fault. */
    breakMachine: async (caseId: string): Promise<void> => {
      const { waiting } = runner.execution(caseId)
      if (waiting === undefined) throw new Error('The machine does not wait.')
      await runner.sendTaskFailure(waiting.token, 'Permanent')
    },
    execution: (name: string): Execution => runner.execution(name),
  }
}

/** A store in the hands of somebody without the key to personal data. */
function withoutPeople(store: CaseStore, consumer: string): CaseStore {
  const refuse = (): never => {
    throw new Error(`${consumer} was given no key to personal data.`)
  }
  return new Proxy(store, {
    get(target, method) {
      if (method === 'person') return refuse
      if (method !== 'save') return Reflect.get(target, method)
      return (changes: readonly Change[]) =>
        changesOf(changes, 'report-content').some(({ person }) => person !== undefined)
          ? refuse()
          : target.save(changes)
    },
  })
}
