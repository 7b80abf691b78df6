import * as z from 'zod'
import type { Case } from '#domain/case/record/case.ts'
import { TASK_KINDS, type Task } from '#domain/case/record/task.ts'
import { type Instant, instant } from '#domain/clock/calendar.ts'
import { explainDue } from '#domain/clock/explain.ts'
import { leftUntil } from '#domain/clock/left.ts'
import { sentence } from '#domain/clock/sentence.ts'
import {
  DUTY_DESK,
  DUTY_FACTS,
  DUTY_TASKS,
  type DutyLeft,
  dutiesLeft,
  heldSince,
} from '#domain/report/duties.ts'
import { deadlineOf } from '#domain/report/owing.ts'
import { DUTIES } from '#domain/report/record/owed.ts'
import type { Joined } from '#domain/report/record/report.ts'
import { stageOf } from './case-view.ts'
import type { ViewedAt } from './owed-view.ts'
import { label } from './shared.schema.ts'
import { leftOf, leftSchema, taskSchema, taskView } from './task-view.ts'

/** What lies on a desk: a task of a case, or a report that is still owed something. */
export const onDeskSchema = taskSchema.extend({
  upstreamDue: instant
    .optional()
    .meta({ description: 'By when the authority that sent it in wants its answer' }),
  kind: z.enum([...TASK_KINDS, ...DUTY_TASKS]),
  owes: z
    .array(z.object({ duty: z.enum(DUTIES), dueAt: instant }))
    .optional()
    .meta({ description: 'Of a report on the desk of those who call: all that it is owed' }),
  late: z.boolean().meta({ description: 'Its due time has passed, and it waits for nobody' }),
  due: label.optional().meta({ description: 'How its due time came about, in words' }),
  left: leftSchema.optional(),
})

/** Whether something on a desk is late now: what waits for a ruling, or for those who cooperate, is not. */
const isLate = ({ dueAt, held }: Pick<Task, 'dueAt' | 'held'>, now: Instant): boolean =>
  held === undefined && now >= dueAt

/** A task of a list: what is needed to choose it by. */
export const listedTaskView = (task: Task, { now, calendar }: ViewedAt): z.infer<typeof onDeskSchema> => ({
  ...taskView(task),
  late: isLate(task, now),
  due: sentence(explainDue(task.deadline, calendar)),
  left: leftOf(task, now, calendar),
})

/**
 * What a report is owed, as a task on the desk of those who call: under what is due first, with all that is owed. What is
 * done about it is done to the report.
 */
export const dutyView = (
  report: Joined,
  first: DutyLeft,
  of: Case,
  at: ViewedAt,
  held = heldSince(report, first, of),
): z.infer<typeof onDeskSchema> => ({
  taskId: `${report.reportId}/${DUTY_FACTS[first.duty].task}`,
  kind: DUTY_FACTS[first.duty].task,
  report: report.reportId,
  caseId: of.caseId,
  jurisdiction: report.jurisdiction,
  stage: stageOf(of),
  assignee: { kind: 'role', role: DUTY_DESK },
  sentAt: report.joinedAt,
  dueAt: first.dueAt,
  owes: [...dutiesLeft(report)],
  ...(report.upstreamDue === undefined ? {} : { upstreamDue: report.upstreamDue }),
  urged: (report.overdue?.length ?? 0) + (report.inquiries ?? 0),
  ...(held === undefined ? {} : { held }),
  late: isLate({ ...first, held }, at.now),
  ...dueOf(report, first, at),
  ...(report.overdue?.includes(first.duty) ? { overdueSince: first.dueAt } : {}),
})

function dueOf(report: Joined, { duty, dueAt }: DutyLeft, { now, calendar }: ViewedAt) {
  const deadline = report.owed === undefined ? undefined : deadlineOf(report, report.owed, duty)
  if (deadline === undefined) return {}
  return { due: sentence(explainDue(deadline, calendar)), left: leftUntil(dueAt, deadline, now, calendar) }
}
