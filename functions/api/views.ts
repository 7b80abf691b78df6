import type { RecordedEvent } from '#adapters/ports.ts'
import type { Case } from '#domain/case/record/case.ts'
import { STAGE_LABELS } from '#domain/case/record/labels.ts'
import type { Task } from '#domain/case/record/task.ts'
import type { Stage } from '#domain/case/record/transitions.ts'
import type { Calendar, Instant } from '#domain/clock/calendar.ts'
import { explainDue } from '#domain/clock/explain.ts'
import { sentence } from '#domain/clock/sentence.ts'
import { runningAt, type StandingOrders } from '#domain/orders/orders.ts'

/** A stage as people read it. */
export const stageView = (stage: Stage) => ({ code: stage, ...STAGE_LABELS[stage] })

/** The stage a case stands in, or is on its way to. */
export const stageOf = (of: Case): Stage =>
  of.position.at === 'entering' ? of.position.enterAt : of.position.stage

/** A case as the staff of its jurisdiction see it: without what keeps the machine going, without the reporters. */
export function caseView(of: Case) {
  const {
    schemaVersion: _schema,
    chainHash: _hash,
    position,
    tasks: _tasks,
    joinsSeen: _seen,
    attempts: _attempts,
    ...rest
  } = of
  return { ...rest, stage: stageView(stageOf(of)), moving: position.at !== 'in' }
}

/** What one needs of a case to choose a task by: where and what it is, and where it stands. */
export const caseGist = (of: Case) => ({
  place: of.place,
  matter: of.matter,
  appeal: of.appeal,
  emergency: of.emergency,
  stage: stageView(stageOf(of)),
  version: of.version,
})

/** A task as whoever owes it sees it, in a list of many. */
export function taskView(task: Task) {
  const {
    schemaVersion: _schema,
    run: _run,
    visit: _visit,
    deadline: _deadline,
    warnings: _warnings,
    referAt: _rung,
    ...rest
  } = task
  return rest
}

/** A task with the explanation of its due time: limit and source, days that did not count, what moved it. */
export function explainedTask(task: Task, calendar: Calendar) {
  const explanation = explainDue(task.deadline, calendar)
  return { ...taskView(task), due: { ...sentence(explanation), explanation } }
}

/** The standing orders as staff see them: what runs or will, and the rulings that are kept. */
export const ordersView = (orders: StandingOrders, now: Instant) => ({
  delegations: runningAt(orders, now),
  rules: orders.rules,
})

/** One line of a timeline: what happened, when, by whom, in which words. */
export const timelineEntry = ({ event, texts }: RecordedEvent) => ({
  sequence: event.metadata.sequence,
  at: event.metadata.time,
  type: event.type,
  actor: event.metadata.actor,
  ...(event.metadata.onBehalfOf === undefined ? {} : { onBehalfOf: event.metadata.onBehalfOf }),
  data: event.data,
  texts,
})
