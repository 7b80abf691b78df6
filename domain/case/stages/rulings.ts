import { type Actor, hasRole, type Role } from '../../people/actor.ts'
import { type Refusal, refusal } from '../../refusal.ts'
import type { OutcomeFor } from '../asked/outcomes.ts'
import type { Draft } from '../draft/draft.ts'
import type { OnReport, RulingOn } from '../record/ruling.ts'
import type { Assignee, Ruling, Task } from '../record/task.ts'
import { deskOf, isOnDeskOf, leaderOf, type OnTask } from '../tasks/relations.ts'
import { NEXT_DESK, RULING_FACTS } from '../tasks/ruling-facts.ts'
import { TASK_FACTS } from '../tasks/task-kinds.ts'
import {
  changeTask,
  cooperationRuns,
  replaceTask,
  sendTask,
  settleTask,
  tasksOfKind,
} from '../tasks/tasks.ts'
import { lapse } from './joint-handling.ts'
import { markOverdue } from './overdue.ts'

/**
 * 审核: what was asked about a task comes to the desk of whoever rules on it, with a due time of its own, from the moment it
 * is asked. Nobody's silence grants it, and the task is not late meanwhile.
 * @param taskId the task as it stands with what was asked
 */
export function askAboutTask(
  draft: Draft,
  on: Exclude<RulingOn, 'proposal' | OnReport>,
  { taskId }: Task,
): void {
  const task = draft.tasks.get(taskId)
  if (task === undefined) throw new Error(`Something was asked about ${taskId}, which is not open.`)
  const { kind, assignee, part, item, returning, pendingExtension, pendingProcessing, extensions } = task
  const asked: Ruling['asked'] = {
    taskId,
    kind,
    assignee,
    ...(part === undefined ? {} : { part }),
    ...(item === undefined ? {} : { item }),
    ...(returning === undefined ? {} : { returning }),
    ...(pendingExtension === undefined ? {} : { pendingExtension }),
    ...(pendingProcessing === undefined ? {} : { pendingProcessing }),
    ...(extensions === undefined ? {} : { extensions }),
  }
  send(draft, { on, ...askedNow(draft), asked }, deskFor(draft, on, task), task)
}

/** A proposal comes to the desk of whoever signs; the task of whoever proposed it is not late meanwhile. */
export function askForSignature(draft: Draft, proposal: number): void {
  const { who } = draft.context
  const desk = deskOf(draft, RULING_FACTS.proposal.desk)
  // Whoever sits at that desk does not sign what he proposed himself.
  const own = desk.kind === 'role' && hasRole(who, desk.role)
  const to = (own ? above(draft, desk) : undefined) ?? desk
  send(draft, { on: 'proposal', ...askedNow(draft), proposal }, to, waitingOf(draft, who))
}

/** What was asked about a single report: a task of the case, beside its stages, which wait for it nowhere. */
export function sendReportRuling(
  draft: Draft,
  on: OnReport,
  report: NonNullable<Ruling['report']>,
  role: Role = RULING_FACTS[on].desk,
): void {
  const desk = deskOf(draft, role)
  const own = desk.kind === 'role' && hasRole(draft.context.who, desk.role)
  sendTask(draft, {
    kind: 'ruling',
    assignee: (own ? above(draft, desk) : undefined) ?? desk,
    ruling: { on, ...askedNow(draft), report },
    ofCase: true,
    alongside: true,
  })
}

const askedNow = ({ context: { who, now } }: Draft): Pick<Ruling, 'by' | 'at'> => ({ by: who.id, at: now })

function send(draft: Draft, ruling: Ruling, assignee: Assignee, waiting: Task | undefined): void {
  sendTask(draft, {
    kind: 'ruling',
    assignee,
    ruling,
    ...(waiting === undefined ? {} : { about: waiting.taskId, ...(waiting.ofCase ? { ofCase: true } : {}) }),
  })
  if (waiting !== undefined) hold(draft, waiting)
}

/** The leader of the case rules on the items of his plan, the centre's head on what is moved a second time. */
function deskFor(draft: Draft, on: RulingOn, { kind, extensions = 0 }: Task): Assignee {
  if (on === 'extension' && TASK_FACTS[kind].extendedBy === 'leader') return leaderOf(draft)
  if (on === 'extension' && extensions > 0) return deskOf(draft, 'centre-head')
  return deskOf(draft, RULING_FACTS[on].desk)
}

/** The task of the open stage that stands on somebody's own desk: it waits for what he asks. */
export const waitingOf = (draft: Draft, who: Actor): Task | undefined =>
  [...draft.tasks.values()].find(
    (task) =>
      !task.ofCase &&
      !ASKED_OF_OTHERS.includes(task.kind) &&
      TASK_FACTS[task.kind].whenDue === 'climb' &&
      isOnDeskOf(draft, who, task),
  )
const ASKED_OF_OTHERS: readonly Task['kind'][] = ['ruling', 'consent']

/** Who asked in time is not late while nobody rules. */
export function hold(draft: Draft, task: Task): void {
  const { now } = draft.context
  if (task.held === undefined && task.overdueSince === undefined && now < task.dueAt)
    changeTask(draft, task, { held: now })
}

/**
 * What a task waited for was ruled on, or fell away: unless it waits for something else, its due time counts again. One
 * that has passed meanwhile makes it late from this moment on, not from before (an item of a plan lapses now).
 */
export function goOn(draft: Draft, taskId: string | undefined): undefined {
  const task = taskId === undefined ? undefined : draft.tasks.get(taskId)
  if (task?.held === undefined) return
  if ([...draft.tasks.values()].some(({ about }) => about === task.taskId)) return
  if (task.partDoneAt !== undefined && cooperationRuns(draft)) return
  const { now } = draft.context
  const { held: _over, ...rest } = task
  replaceTask(draft, rest)
  if (now < task.dueAt || task.overdueSince !== undefined) return
  if (TASK_FACTS[task.kind].whenDue === 'lapse') lapse(draft, rest)
  else markOverdue(draft, rest, now)
}

/** The ruling that waits on something: on what was asked about a task, or on the proposal that stands. */
const rulingOn = (draft: Draft, on: RulingOn, taskId?: string): Task | undefined =>
  tasksOfKind(draft, 'ruling').find(({ ruling }) => ruling?.on === on && ruling.asked?.taskId === taskId)

/** It was ruled on, or nobody has to any more. Whoever settles it lets the task that waited go on (`goOn`). */
export function settleRuling(
  draft: Draft,
  on: RulingOn,
  as: 'granted' | 'refused' | 'no-longer-needed',
  taskId?: string,
): void {
  const waiting = rulingOn(draft, on, taskId)
  if (waiting !== undefined) settleTask(draft, waiting, as)
}

/** The desk above; none above the last, and none of a party. */
function above(draft: Draft, assignee: Assignee): Assignee | undefined {
  const role = assignee.kind === 'role' ? NEXT_DESK[assignee.role] : undefined
  return role === undefined ? undefined : deskOf(draft, role)
}

/** Why a ruling is not handed up: nobody sits above this desk. */
export const refuseHandingUp = ({ draft, task: { assignee } }: OnTask): Refusal | undefined =>
  draft.case.position.at !== 'in'
    ? refusal('wrong-stage', 'The case is moving to its next stage. Try again in a moment.')
    : above(draft, assignee) === undefined
      ? refusal('wrong-stage', 'Nobody rules above this desk. It has to be decided here.')
      : undefined

/** 提请上级审定: whoever has to rule hands it up, with the reason. */
export const handUp = (draft: Draft, task: Task, { outcome, note }: OutcomeFor<'ruling'>): undefined =>
  rise(draft, task, outcome, note)

/** Nobody ruled: it goes to the next desk, which has the whole time for it. Between two stages it waits for the next. */
export function climbUnruled(draft: Draft, task: Task): undefined {
  if (draft.case.position.at === 'in') rise(draft, task, 'climbed')
}

function rise(draft: Draft, task: Task, how: 'climbed' | 'handed-up', words?: string): undefined {
  const to = above(draft, task.assignee)
  if (to === undefined || task.ruling === undefined) return
  const { taskId, ruling, about, held, ofCase, alongside } = task
  settleTask(draft, task, how, words)
  const next = sendTask(draft, {
    kind: 'ruling',
    assignee: to,
    ruling,
    ...(about === undefined ? {} : { about }),
    ...(ofCase ? { ofCase } : {}),
    ...(alongside ? { alongside } : {}),
  })
  if (held !== undefined) changeTask(draft, next, { held })
  for (const waited of draft.tasks.values())
    if (waited.about === taskId) changeTask(draft, waited, { about: next.taskId })
  draft.record('ruling-climbed', { on: ruling.on, taskId, next: next.taskId, from: task.assignee, to })
}
