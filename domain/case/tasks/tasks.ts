import { type ClockEvent, type Deadline, withEvent } from '../../clock/deadline.ts'
import { warningsOf } from '../../clock/moments.ts'
import type { Texts } from '../../decision/recorder.ts'
import { type Draft, dueOf, runningFrom } from '../draft/draft.ts'
import type { AskedOfDistrict } from '../record/supervision.ts'
import type { Assignee, CheckWay, Ruling, Task, TaskKind } from '../record/task.ts'
import { deskOf, leaderOf } from './relations.ts'
import { type Owner, TASK_FACTS } from './task-kinds.ts'
import { limitOf } from './task-limit.ts'

/** What is asked for when a task is sent; what its kind says by itself is left out. */
export type NewTask = {
  readonly kind: TaskKind
  /** Whoever its kind names first, unless it is said. */
  readonly assignee?: Assignee
  /** By the limit of its kind, from when it may be done, unless it is said. */
  readonly deadline?: Deadline
  readonly notBefore?: string
  readonly part?: 'lead' | 'cooperating'
  readonly item?: string
  readonly alongside?: true
  readonly ofCase?: true
  readonly rung?: number
  readonly consentTo?: AskedOfDistrict
  readonly check?: CheckWay
  readonly ruling?: Ruling
  readonly about?: string
  readonly withHead?: true
  readonly suggestedLead?: string
  readonly report?: string
}

/** Whoever is meant by a kind's owner in this case. @throws Error for a party: which one, the sender says */
export function ownerIn(draft: Draft, owner: Owner | undefined): Assignee {
  if (owner === 'leader') return leaderOf(draft)
  if (owner === undefined || owner === 'party') throw new Error('A task of a party was sent to none.')
  return deskOf(draft, owner.role, owner.inGrid)
}

function limitedDeadline(draft: Draft, asked: NewTask): Deadline {
  const limit = limitOf(draft, asked)
  if (limit === undefined) throw new Error(`A task of the kind ${asked.kind} was sent without a date.`)
  return runningFrom(draft, limit, asked.notBefore)
}

/** A deadline that somebody has to keep: on their days of duty its hours run as well. Another desk may owe it later on. */
const keptBy = (assignee: Assignee, { terms, ...rest }: Deadline): Deadline => ({
  ...rest,
  terms:
    terms.kind === 'limit'
      ? {
          ...terms,
          whose: assignee.kind === 'party' ? `party/${assignee.party}` : `role/${assignee.role}`,
        }
      : terms,
})

/**
 * Sends a task in the stage that is open.
 * @throws Error when no stage is open (a task belongs to a visit), or the kind does not belong to it
 */
export function sendTask(draft: Draft, asked: NewTask): Task {
  const { position } = draft.case
  const { stages, belongsTo, owedBy } = TASK_FACTS[asked.kind]
  if (position.at !== 'in') throw new Error('A task was sent while no stage is open.')
  if (stages !== 'any' && !stages.includes(position.stage) && !asked.alongside)
    throw new Error(`A task of the kind ${asked.kind} was sent in the stage ${position.stage}.`)
  draft.case.tasks += 1
  const { deadline: given, assignee = ownerIn(draft, owedBy[0]), ...rest } = asked
  const deadline = keptBy(assignee, given ?? limitedDeadline(draft, asked))
  const due = dueOf(draft, deadline)
  const task: Task = {
    schemaVersion: 1,
    taskId: `${draft.case.caseId}.${draft.case.tasks}`,
    caseId: draft.case.caseId,
    jurisdiction: draft.case.jurisdiction,
    run: position.run,
    visit: position.visit,
    stage: position.stage,
    sentAt: draft.context.now,
    dueAt: due.at,
    deadline,
    warnings: warningsAhead(draft, deadline),
    ...(due.provisional ? { provisional: true } : {}),
    urged: 0,
    ...(draft.case.supervision === undefined ? {} : { supervised: true }),
    ...rest,
    assignee,
    ...(belongsTo === 'case' ? { alongside: true, ofCase: true } : {}),
  }
  draft.tasks.set(task.taskId, task)
  draft.touched.add(task.taskId)
  draft.record('task-sent', {
    taskId: task.taskId,
    kind: task.kind,
    assignee: task.assignee,
    dueAt: task.dueAt,
    provisional: due.provisional,
    terms: deadline.terms,
    ...(asked.part === undefined ? {} : { part: asked.part }),
    ...(asked.item === undefined ? {} : { item: asked.item }),
    ...(asked.check === undefined ? {} : { check: asked.check }),
    ...(asked.ruling === undefined ? {} : { rulingOn: asked.ruling.on }),
    ...(asked.about === undefined ? {} : { about: asked.about }),
  })
  return task
}

/** The shares of a limit that warn, with their moments; what has passed already warns nobody. */
const warningsAhead = (draft: Draft, deadline: Deadline): Task['warnings'] => {
  const shares = draft.context.pack.policy.warnAt
  const at = warningsOf(
    deadline,
    draft.context.calendar,
    shares.map((share) => share / 100),
  )
  return shares
    .flatMap((share, i) => (at[i] === undefined ? [] : [{ at: at[i], share }]))
    .filter((warning) => warning.at > draft.context.now && warning.at < dueOf(draft, deadline).at)
}

/**
 * No due time lies before the moment it is told: from a change of limit or calendar on, the pack's floor is left at the least,
 * but never past the limit of another authority that still runs. Said only where it makes a difference.
 */
function toldInTime(draft: Draft, { deadline }: Task, event: ClockEvent): ClockEvent {
  if (event.kind !== 'limit-changed' && event.kind !== 'recalculated') return event
  const { now, pack } = draft.context
  const { upstreamDue } = draft.case
  const runs = upstreamDue !== undefined && upstreamDue > now
  const least = { left: pack.policy.toldAhead, ...(runs ? { notPast: upstreamDue } : {}) }
  const careful = { ...event, least }
  const dueBy = (one: ClockEvent): string => dueOf(draft, withEvent(deadline, one)).at
  return dueBy(careful) === dueBy(event) ? event : careful
}

/** Something happens to a task's deadline: its due time and warnings are computed anew. It is no longer overdue, if it was. */
export function moveDeadline(draft: Draft, task: Task, happened: ClockEvent): Task {
  const event = toldInTime(draft, task, happened)
  const { overdueSince: _was, referAt: _gone, climbAt: _rise, provisional: _before, ...rest } = task
  const deadline = withEvent(task.deadline, event)
  const due = dueOf(draft, deadline)
  const moved: Task = {
    ...rest,
    deadline,
    dueAt: due.at,
    warnings: warningsAhead(draft, deadline),
    ...(due.provisional ? { provisional: true } : {}),
  }
  draft.tasks.set(task.taskId, moved)
  draft.touched.add(task.taskId)
  draft.record('due-time-moved', {
    taskId: task.taskId,
    by: event,
    dueAt: due.at,
    provisional: due.provisional,
  })
  return moved
}

/** Changes a task that stays open. */
export const changeTask = (draft: Draft, task: Task, change: Partial<Task>): void =>
  replaceTask(draft, { ...task, ...change })

/** Puts a task that stays open in the place of what it was. */
export function replaceTask(draft: Draft, task: Task): void {
  draft.tasks.set(task.taskId, task)
  draft.touched.add(task.taskId)
}

/**
 * Settles a task with its outcome and the words about it. What was asked about it needs no ruling any more: that falls away
 * in the same event, so that whatever twenty parties asked for falls away in one decision.
 */
export function settleTask(draft: Draft, task: Task, outcome: string, words?: string | Texts): void {
  const { taskId, kind, assignee, check } = task
  const unruled = [...draft.tasks.values()].filter(({ ruling }) => ruling?.asked?.taskId === taskId)
  for (const one of [taskId, ...unruled.map((ruling) => ruling.taskId)]) {
    draft.tasks.delete(one)
    draft.touched.delete(one)
    draft.settled.add(one)
  }
  const texts = typeof words === 'string' ? { text: words } : words
  draft.record(
    'task-settled',
    {
      taskId,
      kind,
      assignee,
      outcome,
      ...doneBy(draft, task, outcome),
      ...(check === undefined || check.by === 'site' ? {} : { check: check.by }),
      ...(unruled.length === 0 ? {} : { unruled: unruled.map((ruling) => ruling.taskId) }),
    },
    texts,
  )
}

/** The party whose people reported the outcome of what a role owes; nobody's where it fell away. */
function doneBy({ context: { who } }: Draft, { kind, assignee }: Task, outcome: string): { by?: string } {
  const reported = assignee.kind === 'role' && Object.hasOwn(TASK_FACTS[kind].outcomes, outcome)
  return reported && who.party !== undefined ? { by: who.party } : {}
}

/** Who is to lead, where a ruling said so and nobody leads since. */
export const suggestionIn = ({ case: { suggestedLead } }: Draft): { suggestedLead?: string } =>
  suggestedLead === undefined ? {} : { suggestedLead }

/** The open tasks of one kind. */
export const tasksOfKind = (draft: Draft, kind: TaskKind): Task[] =>
  [...draft.tasks.values()].filter((task) => task.kind === kind)

/** Whether a cooperating party owes its part of the handling. */
export const cooperationRuns = (draft: Draft): boolean =>
  tasksOfKind(draft, 'handle').some(({ part }) => part === 'cooperating')

/** The party that owes a task; empty where it is owed by a role. */
export const partyOf = ({ assignee }: Task): string => (assignee.kind === 'party' ? assignee.party : '')
