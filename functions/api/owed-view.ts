import * as z from 'zod'
import { type Calendar, type Instant, instant } from '#domain/clock/calendar.ts'
import { doneAt, earlierSince } from '#domain/report/duties.ts'
import { deadlineOf } from '#domain/report/owing.ts'
import type { Duty } from '#domain/report/record/owed.ts'
import { type Report, report as record } from '#domain/report/record/report.ts'
import { dueSchema, dueView } from './due-view.ts'

const { replied, extension, answer, upstreamDue, inquiries } = record.options[0].shape

/** What a report is owed, with the explanation of its due time. */
export const dutySchema = z.object({
  dueAt: instant,
  provisional: z.literal(true).optional(),
  at: instant.optional().meta({ description: 'When it was done' }),
  overdue: z.boolean(),
  due: dueSchema,
})

/** What a report is owed, beside what else is told of it. */
export const owedSchema = z.object({
  contact: dutySchema.optional(),
  reply: dutySchema.optional(),
  replied,
  extension,
  answer,
  upstreamDue,
  inquiries,
})

/** The present moment, by which what is still owed is overdue or not, and the calendar that explains due times. */
export type ViewedAt = { readonly now: Instant; readonly calendar: Calendar }

/** What a report was owed in an earlier round, and how it was answered then. */
export const earlierSchema = owedSchema
  .pick({ contact: true, reply: true, replied: true, extension: true, answer: true })
  .extend({ since: instant.meta({ description: 'Since when its case is worked on again' }) })
  .meta({ description: '此前一轮 · It was answered, and is worked on again: what was owed before, and done' })

/** What a report is owed now, or was before its case was taken up again: what was is not told as present. */
export function owedInRounds(report: Report, roundSince: Instant | undefined, at: ViewedAt) {
  const { upstreamDue, inquiries, ...owed } = owedView(report, at)
  const since = earlierSince(report, roundSince)
  return {
    ...(since === undefined ? owed : { earlier: { since, ...owed } }),
    ...(upstreamDue === undefined ? {} : { upstreamDue }),
    ...(inquiries === undefined ? {} : { inquiries }),
  }
}

/** What a report is owed, as those who call see it: by when and why then, whether it was done, whether it is overdue. */
export const owedView = (report: Report, at: ViewedAt): z.input<typeof owedSchema> => ({
  ...shown('contact', report, at),
  ...shown('reply', report, at),
  ...(report.replied === undefined ? {} : { replied: report.replied }),
  ...(report.extension === undefined ? {} : { extension: report.extension }),
  ...(report.answer === undefined ? {} : { answer: report.answer }),
  ...(report.upstreamDue === undefined ? {} : { upstreamDue: report.upstreamDue }),
  ...(report.inquiries === undefined ? {} : { inquiries: report.inquiries }),
})

function shown<D extends Duty>(duty: D, report: Report, { now, calendar }: ViewedAt) {
  const due = report.owed?.[duty]
  const deadline = report.owed === undefined ? undefined : deadlineOf(report, report.owed, duty)
  if (due === undefined || deadline === undefined) return {}
  const done = doneAt(report, duty)
  return {
    [duty]: {
      dueAt: due.dueAt,
      ...(due.provisional ? { provisional: true } : {}),
      ...(done === undefined ? {} : { at: done }),
      overdue: (done ?? now) > due.dueAt,
      due: dueView(deadline, calendar),
    },
  }
}
