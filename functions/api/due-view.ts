import type * as z from 'zod'
import type { Calendar } from '#domain/clock/calendar.ts'
import type { Deadline } from '#domain/clock/deadline.ts'
import { explainDue, explanation } from '#domain/clock/explain.ts'
import { sentence } from '#domain/clock/sentence.ts'
import { label } from './shared.schema.ts'

/** How a due time came about: in words, and as data. */
export const dueSchema = label.extend({ explanation })

/** How the due time of a deadline came about. */
export function dueView(deadline: Deadline, calendar: Calendar): z.infer<typeof dueSchema> {
  const explained = explainDue(deadline, calendar)
  return { ...sentence(explained), explanation: explained }
}
