import type * as z from 'zod'
import { type Refusal, refusal } from '../refusal.ts'
import type { CaseCommand } from './command.ts'
import { settleConsent } from './consent.ts'
import type { Draft } from './draft.ts'
import { TASK_OUTCOMES } from './outcomes.ts'
import { mayReport } from './rights.ts'
import { settleContact } from './stages/confirm.ts'
import { settleDispatch } from './stages/dispatch.ts'
import { settleAlert } from './stages/emergency.ts'
import { settleCall } from './stages/follow-up.ts'
import { settleHandle } from './stages/handling.ts'
import { settlePlanItem } from './stages/joint-handling.ts'
import { settleDecide } from './stages/leader.ts'
import { settleReview } from './stages/parked.ts'
import { settleReinspect } from './stages/reinspection.ts'
import { settleReportBack } from './supervise.ts'
import type { Task } from './task.ts'

type RecordOutcome = Extract<CaseCommand, { type: 'record-outcome' }>

/**
 * Records what somebody reports about a task. Refused, with the reason, when the task is settled, somebody else's,
 * not to be done yet, or when the outcome does not belong to this kind of task.
 */
export function recordOutcome(draft: Draft, command: RecordOutcome): Refusal | undefined {
  const task = draft.tasks.get(command.taskId)
  if (task === undefined) return missing(draft, command.taskId)
  const refused = mayReport(draft, draft.context.who, task)
  if (refused !== undefined) return refused
  if (draft.case.position.at !== 'in' && !task.ofCase)
    return refusal('wrong-stage', 'The case is moving to its next stage. Try again in a moment.')
  if (task.notBefore !== undefined && task.notBefore > draft.context.now)
    return refusal('not-yet', `This is not to be done before ${task.notBefore}.`)
  return settle(draft, task, command)
}

/** Why there is no such open task: it is settled, or never was. */
export function missing(draft: Draft, taskId: string): Refusal {
  if (draft.case.status === 'ended')
    return refusal('case-ended', 'This case has ended; its tasks are settled.')
  const number = Number(taskId.slice(taskId.lastIndexOf('.') + 1))
  return Number.isInteger(number) && number >= 1 && number <= draft.case.tasks
    ? refusal('task-settled', 'This task is settled already. Look at the case for what it needs now.')
    : refusal('task-unknown', 'There is no such task.')
}

function settle(draft: Draft, task: Task, command: RecordOutcome): Refusal | undefined {
  switch (task.kind) {
    case 'contact':
      return fitting(task, TASK_OUTCOMES.contact, command, (outcome) => settleContact(draft, task, outcome))
    case 'verify':
      return fitting(task, TASK_OUTCOMES.verify, command, (outcome) => settleContact(draft, task, outcome))
    case 'dispatch':
      return fitting(task, TASK_OUTCOMES.dispatch, command, (outcome) => settleDispatch(draft, task, outcome))
    case 'handle':
      return fitting(task, TASK_OUTCOMES.handle, command, (outcome) => settleHandle(draft, task, outcome))
    case 'reinspect':
      return fitting(task, TASK_OUTCOMES.reinspect, command, (outcome) =>
        settleReinspect(draft, task, outcome),
      )
    case 'decide':
      return fitting(task, TASK_OUTCOMES.decide, command, (outcome) => settleDecide(draft, task, outcome))
    case 'plan-item':
      return fitting(task, TASK_OUTCOMES['plan-item'], command, (outcome) =>
        settlePlanItem(draft, task, outcome),
      )
    case 'review':
      return fitting(task, TASK_OUTCOMES.review, command, (outcome) => settleReview(draft, task, outcome))
    case 'follow-up':
      return fitting(task, TASK_OUTCOMES['follow-up'], command, (outcome) =>
        settleCall(draft, task, outcome, command.report),
      )
    case 'report-back':
      return fitting(task, TASK_OUTCOMES['report-back'], command, (outcome) =>
        settleReportBack(draft, task, outcome),
      )
    case 'consent':
      return fitting(task, TASK_OUTCOMES.consent, command, (outcome) => settleConsent(draft, task, outcome))
    case 'alert':
      return fitting(task, TASK_OUTCOMES.alert, command, (outcome) => settleAlert(draft, task, outcome))
  }
}

function fitting<Outcome>(
  { kind }: Task,
  allowed: z.ZodType<Outcome>,
  command: RecordOutcome,
  settleAs: (outcome: Outcome) => Refusal | undefined,
): Refusal | undefined {
  const parsed = allowed.safeParse(command.outcome)
  return parsed.success
    ? settleAs(parsed.data)
    : refusal(
        'wrong-outcome',
        `A task of the kind "${kind}" has no outcome "${command.outcome.outcome}".`,
        'outcome',
      )
}
