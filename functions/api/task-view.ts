import * as z from 'zod'
import { type Task, task } from '#domain/case/record/task.ts'
import type { Calendar, Instant } from '#domain/clock/calendar.ts'
import { leftUntil } from '#domain/clock/left.ts'
import { dueSchema, dueView } from './due-view.ts'

/** A task as whoever owes it sees it. */
export const taskSchema = task.pick({
  taskId: true,
  caseId: true,
  jurisdiction: true,
  stage: true,
  kind: true,
  assignee: true,
  part: true,
  report: true,
  suggestedLead: true,
  item: true,
  alongside: true,
  withHead: true,
  ofCase: true,
  supervised: true,
  check: true,
  consentTo: true,
  ruling: true,
  about: true,
  held: true,
  partDoneAt: true,
  sentAt: true,
  signedAt: true,
  dueAt: true,
  provisional: true,
  notBefore: true,
  overdueSince: true,
  urged: true,
  unansweredSince: true,
  returning: true,
  pendingExtension: true,
  pendingProcessing: true,
  extensions: true,
})

/** A task as whoever owes it sees it, in a list of many: of what is stored, what the schema declares. */
export const taskView = (one: Task): z.infer<typeof taskSchema> => taskSchema.parse(one)

/** What is left until its due time, as the task's own clock counts it. */
export const leftSchema = z.object({
  millis: z.number().int().meta({ description: 'Less than none when the due time has passed' }),
  pace: z.enum(['working', 'round-the-clock']),
  day: z.number().int().positive().meta({ description: 'The milliseconds of a day of that clock' }),
})
export const leftOf = ({ dueAt, deadline }: Task, now: Instant, calendar: Calendar) =>
  leftUntil(dueAt, deadline, now, calendar)

/** A task in its case: with the explanation of its due time, as data and in words. */
export const explainedTaskSchema = taskSchema.extend({ due: dueSchema, left: leftSchema })

/** A task with the explanation of its due time: limit and source, days that did not count, what moved it. */
export const explainedTask = (one: Task, now: Instant, calendar: Calendar) => ({
  ...taskView(one),
  due: dueView(one.deadline, calendar),
  left: leftOf(one, now, calendar),
})
