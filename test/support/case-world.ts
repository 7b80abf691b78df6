import { type Case, type CaseState, caseRecord } from '#domain/case/record/case.ts'
import { NO_REPORTS, withCounted } from '#domain/case/record/counters.ts'
import type { Holder, KeyStands } from '#domain/case/record/duplicate-key.ts'
import { type Task, task } from '#domain/case/record/task.ts'
import { type Change, MAX_CHANGES } from '#domain/decision/change.ts'
import { CHAIN_START, chainHash } from '#domain/events/envelope/chain.ts'
import { type DomainEvent, EVENTS } from '#domain/events/index.ts'
import { type StandingOrders, standingOrders } from '#domain/orders/record/orders.ts'
import { type Report, report as reportSchema } from '#domain/report/record/report.ts'

/** All that is kept, in plain maps: what a store keeps, without a store. */
export type World = {
  readonly cases: Map<string, Case>
  readonly tasks: Map<string, Task>
  readonly counters: Map<string, CaseState['counters']>
  readonly reports: Map<string, Report>
  readonly keys: Map<string, string>
  /** Which case the keys of merged ones lead to. */
  readonly leads: Map<string, string>
  readonly orders: Map<string, StandingOrders>
  readonly events: Map<string, DomainEvent[]>
  readonly texts: Map<string, string>
}

export const emptyWorld = (): World => ({
  cases: new Map(),
  tasks: new Map(),
  counters: new Map(),
  reports: new Map(),
  keys: new Map(),
  leads: new Map(),
  orders: new Map(),
  events: new Map(),
  texts: new Map(),
})

/** A change that a store would have refused. */
export class Conflict extends Error {}

/** Freezes a value with everything in it, so that whoever changes it in place is found out. */
export function frozen<T>(value: T): T {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const inner of Object.values(value)) frozen(inner)
  }
  return value
}

const need = (holds: boolean, why: string): void => {
  if (!holds) throw new Conflict(why)
}

/**
 * Makes the changes of one decision, all or none, under the conditions that a store would set: versions, keys, the
 * chain of events; and everything has to fit its schema.
 */
export function applyChanges(world: World, changes: readonly Change[]): void {
  need(changes.length <= MAX_CHANGES, `${changes.length} changes are more than ${MAX_CHANGES}.`)
  for (const change of changes) check(world, change, changes)
  for (const change of changes) make(world, change)
  checkChains(world, changes)
}

function check(world: World, change: Change, all: readonly Change[]): void {
  switch (change.kind) {
    case 'case': {
      caseRecord().parse(change.case)
      const before = world.cases.get(change.case.caseId)?.version ?? 0
      need(
        change.case.version === before + 1,
        `The case goes from version ${before} to ${change.case.version}.`,
      )
      break
    }
    case 'report': {
      reportSchema.parse(change.report)
      const before = world.reports.get(change.report.reportId)?.version ?? 0
      need(
        change.report.version === before + 1,
        `The report goes from version ${before} to ${change.report.version}.`,
      )
      break
    }
    case 'task':
      task.parse(change.task)
      need(
        all.some((one) => one.kind === 'case'),
        'A task changed without its case.',
      )
      break
    case 'orders': {
      standingOrders.parse(change.orders)
      const before = world.orders.get(change.orders.jurisdiction)?.version ?? 0
      need(
        change.orders.version === before + 1,
        `The orders go from version ${before} to ${change.orders.version}.`,
      )
      break
    }
    case 'standing-is':
      need(
        countersOf(world, change.caseId).standing === change.standing &&
          countersOf(world, change.caseId).joined === change.joined,
        'Other reports stand.',
      )
      break
    case 'counters':
      need(countersOf(world, change.caseId).standing + change.standing >= 0, 'Fewer than no reports stand.')
      break
    case 'claim-key':
      need(
        change.anyway === true ||
          [undefined, change.caseId].includes(world.keys.get(change.key)) ||
          (change.from !== undefined && keyStands(world, change.key, change.from)),
        `The key ${change.key} is taken.`,
      )
      break
    case 'key-is-held':
      need(keyStands(world, change.key, change), `The key ${change.key} is not held.`)
      break
    case 'release-key':
      need(world.keys.get(change.key) === change.caseId, `The key ${change.key} is not held.`)
      break
    case 'event':
      checkEvent(change.event)
      break
    default:
  }
}

function checkEvent(event: DomainEvent): void {
  const definition = EVENTS.find((one) => one.type === event.type)
  need(definition !== undefined, `There is no event ${event.type}.`)
  const kept = JSON.stringify(definition?.data.parse(event.data))
  need(
    sorted(JSON.parse(kept)) === sorted(event.data),
    `${event.type} carries fields its schema does not know.`,
  )
  need(event.metadata.subject.startsWith(`${definition?.subject}/`), `${event.type} has another subject.`)
}

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )

const countersOf = (world: World, caseId: string): CaseState['counters'] =>
  world.counters.get(caseId) ?? NO_REPORTS

/** The events of a subject (`case/…` or `report/…`), in order. */
export const eventsOf = (world: World, subject: string): readonly DomainEvent[] =>
  world.events.get(subject) ?? []

function make(world: World, change: Change): void {
  switch (change.kind) {
    case 'case':
      world.cases.set(change.case.caseId, frozen(structuredClone(change.case)))
      break
    case 'report':
      world.reports.set(change.report.reportId, frozen(structuredClone(change.report)))
      break
    case 'task':
      world.tasks.set(change.task.taskId, frozen(structuredClone(change.task)))
      break
    case 'task-settled':
      world.tasks.delete(change.taskId)
      break
    case 'counters': {
      world.counters.set(change.caseId, withCounted(countersOf(world, change.caseId), change))
      break
    }
    case 'orders':
      world.orders.set(change.orders.jurisdiction, frozen(structuredClone(change.orders)))
      break
    case 'claim-key':
      // The place is watched from now on: nothing that this world looks up.
      if (change.anyway) break
      world.keys.set(change.key, change.caseId)
      if (change.mergedInto === undefined) world.leads.delete(change.key)
      else world.leads.set(change.key, change.mergedInto)
      break
    case 'release-key':
      world.keys.delete(change.key)
      world.leads.delete(change.key)
      break
    case 'text':
      world.texts.set(`${change.subject}/${change.sequence}/${change.field}`, change.text)
      break
    case 'event': {
      const { subject } = change.event.metadata
      world.events.set(subject, [...eventsOf(world, subject), frozen(structuredClone(change.event))])
      break
    }
    default:
  }
}

/** What a decision recorded goes on with the chain without a gap, and ends where the case or report says. */
function checkChains(world: World, changes: readonly Change[]): void {
  for (const change of changes) {
    if (change.kind === 'event') checkLink(world, change.event)
    if (change.kind === 'case') checkEnd(world, `case/${change.case.caseId}`, change.case)
    if (change.kind === 'orders') checkEnd(world, `jurisdiction/${change.orders.jurisdiction}`, change.orders)
    if (change.kind === 'report') checkEnd(world, `report/${change.report.reportId}`, change.report)
  }
}

function checkLink(world: World, event: DomainEvent): void {
  const { hash, ...metadata } = event.metadata
  const { subject, sequence, previousHash } = metadata
  const chain = eventsOf(world, subject)
  need(chain[sequence - 1]?.metadata.hash === hash, `${subject}: event ${sequence} is not the ${sequence}th.`)
  need((chain[sequence - 2]?.metadata.hash ?? CHAIN_START) === previousHash, `${subject}: a link is missing.`)
  need(hash === chainHash({ ...event, metadata }), `${subject}: event ${sequence} has another hash.`)
}

function checkEnd(world: World, subject: string, end: { sequence: number; chainHash: string }): void {
  const last = eventsOf(world, subject).at(-1)?.metadata
  need((last?.sequence ?? 0) === end.sequence, `${subject} says it has ${end.sequence} events.`)
  need((last?.hash ?? CHAIN_START) === end.chainHash, `${subject} says another hash than its last event.`)
}

/** What is wrong with a chain of events, if anything is. */
export function chainFault(events: readonly DomainEvent[]): string | undefined {
  let previous = CHAIN_START
  for (const [n, event] of events.entries()) {
    const { hash, ...metadata } = event.metadata
    if (metadata.sequence !== n + 1) return `After ${n} comes ${metadata.sequence}.`
    if (metadata.previousHash !== previous) return `Event ${n + 1} does not follow the one before it.`
    if (hash !== chainHash({ ...event, metadata })) return `Event ${n + 1} has another hash.`
    previous = hash
  }
  return undefined
}

const keyStands = (world: World, key: string, { caseId, mergedInto }: KeyStands): boolean =>
  world.keys.get(key) === caseId && world.leads.get(key) === mergedInto

/** Who has a duplicate key. A case that is only named by one is open. */
export function holderIn(world: World, key = ''): Holder | undefined {
  const caseId = world.keys.get(key)
  if (caseId === undefined) return undefined
  const mergedInto = world.leads.get(key)
  let leadsTo: string | undefined = mergedInto ?? caseId
  for (let of = world.cases.get(leadsTo); of?.status === 'ended'; of = world.cases.get(leadsTo ?? ''))
    leadsTo = of.ending === 'merged' ? of.reference : undefined
  return { caseId, ...(mergedInto === undefined ? {} : { mergedInto }), leadsTo }
}

/** What a decision about a case reads. @throws Error for an unknown case */
export function stateOf(world: World, caseId: string): CaseState {
  const found = world.cases.get(caseId)
  if (found === undefined) throw new Error(`There is no case ${caseId}.`)
  return frozen({
    case: found,
    tasks: [...world.tasks.values()].filter((one) => one.caseId === caseId),
    counters: { ...countersOf(world, caseId) },
  })
}
