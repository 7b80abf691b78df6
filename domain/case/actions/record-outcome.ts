import type * as z from 'zod'
import { type Refusal, refusal } from '../../refusal.ts'
import type { CaseCommand } from '../asked/command.ts'
import { type OutcomeFor, TASK_OUTCOMES, type TaskOutcome } from '../asked/outcomes.ts'
import type { Draft } from '../draft/draft.ts'
import type { Task, TaskKind } from '../record/task.ts'
import { settleAlarmCheck } from '../stages/check-alarm.ts'
import { settleContact } from '../stages/confirm.ts'
import { settleDispatch } from '../stages/dispatch.ts'
import { settleAlert, settleCallOut } from '../stages/emergency.ts'
import { settleCall } from '../stages/follow-up.ts'
import { settleHandle } from '../stages/handling.ts'
import { settleInterimReply } from '../stages/interim-reply.ts'
import { settlePlanItem } from '../stages/joint-handling.ts'
import { settleLeadContact } from '../stages/lead-contact.ts'
import { settleDecide } from '../stages/leader.ts'
import { settleReview } from '../stages/parked.ts'
import { settleReinspect } from '../stages/reinspection.ts'
import { handUp } from '../stages/rulings.ts'
import { settleReportBack } from '../stages/supervise.ts'
import { firstRefusal, type OnTask, refuseJudgingOwnCause, refuseStranger } from '../tasks/relations.ts'
import { TASK_FACTS } from '../tasks/task-kinds.ts'
import { settleTask } from '../tasks/tasks.ts'
import { settleConsent } from './consent.ts'
import { OUTCOMES_OF_TASKS, type OutcomeEntry } from './outcome-table.ts'

type RecordOutcome = Extract<CaseCommand, { type: 'record-outcome' }>

/**
 * Records what somebody reports about a task. Refused, with the reason, when the task is settled, somebody else's,
 * not to be done yet, or when the outcome does not belong to this kind of task.
 */
export function recordOutcome(draft: Draft, command: RecordOutcome): Refusal | undefined {
  const task = draft.tasks.get(command.taskId)
  if (task === undefined) return missing(draft, command.taskId)
  return refuseReporting({ draft, task }) ?? settle(draft, task.kind, task, command.outcome)
}

/** Why nothing is reported about a task now, whatever its outcome: it is somebody else's, or not to be done yet. */
function refuseReporting({ draft, task }: OnTask): Refusal | undefined {
  // What has an outcome that others report is looked at with that outcome.
  const outcomes: readonly OutcomeEntry[] = Object.values(OUTCOMES_OF_TASKS[task.kind])
  const by = ['owing' as const, ...outcomes.flatMap((one) => one.by ?? [])]
  const stranger = refuseStranger(by, { draft, task })
  if (stranger !== undefined) return stranger
  if (draft.case.position.at !== 'in' && !task.ofCase)
    return refusal('wrong-stage', 'The case is moving to its next stage. Try again in a moment.')
  return task.notBefore !== undefined && task.notBefore > draft.context.now
    ? refusal('not-yet', `This is not to be done before ${task.notBefore}.`)
    : undefined
}

/** Why an outcome is not reported about a task now, whatever is filled in: so it is decided, and so it is offered or not. */
export const refuseOutcome = (entry: OutcomeEntry, at: OnTask): Refusal | undefined =>
  refuseReporting(at) ??
  refuseStranger(entry.by ?? ['owing'], at) ??
  (TASK_FACTS[at.task.kind].onSite ? refuseJudgingOwnCause(at) : undefined) ??
  firstRefusal(entry.refuse, at)

/** Why there is no such open task: it is settled, or never was. */
export function missing(draft: Draft, taskId: string): Refusal {
  if (draft.case.status === 'ended')
    return refusal('case-ended', 'This case has ended; its tasks are settled.')
  const number = Number(taskId.slice(taskId.lastIndexOf('.') + 1))
  return Number.isInteger(number) && number >= 1 && number <= draft.case.tasks
    ? refusal('task-settled', 'This task is settled already. Look at the case for what it needs now.')
    : refusal('task-unknown', 'There is no such task.')
}

/** What becomes of what is reported about each kind of task. */
const SETTLE: {
  readonly [K in TaskKind]: (draft: Draft, task: Task, outcome: OutcomeFor<K>) => Refusal | undefined
} = {
  contact: settleContact,
  'lead-contact': settleLeadContact,
  verify: settleContact,
  dispatch: settleDispatch,
  handle: settleHandle,
  reinspect: settleReinspect,
  decide: settleDecide,
  'plan-item': settlePlanItem,
  review: settleReview,
  'follow-up': settleCall,
  'interim-reply': settleInterimReply,
  'report-back': settleReportBack,
  consent: settleConsent,
  'call-out': settleCallOut,
  'check-alarm': settleAlarmCheck,
  ruling: handUp,
  alert: settleAlert,
  'take-note': (draft, task, { outcome, note }) => void settleTask(draft, task, outcome, note),
}

/** What may be reported about each kind, as the schema of its own. */
const SCHEMAS: { readonly [K in TaskKind]: z.ZodType<OutcomeFor<K>> } = TASK_OUTCOMES

/** Settles a task with an outcome that its kind has, and that nothing speaks against where the case stands. */
function settle<K extends TaskKind>(
  draft: Draft,
  kind: K,
  task: Task,
  reported: TaskOutcome,
): Refusal | undefined {
  const parsed = SCHEMAS[kind].safeParse(reported)
  if (!parsed.success)
    return refusal(
      'wrong-outcome',
      `A task of the kind "${kind}" has no such outcome "${reported.outcome}". It has: ${Object.keys(OUTCOMES_OF_TASKS[kind]).join(', ')}.`,
      'outcome',
    )
  const entries: Readonly<Record<string, OutcomeEntry>> = OUTCOMES_OF_TASKS[kind]
  const entry = entries[reported.outcome]
  const refused = entry === undefined ? undefined : refuseOutcome(entry, { draft, task })
  return refused ?? SETTLE[kind](draft, task, parsed.data)
}
