import * as z from 'zod'
import { boardLine } from '#domain/case/board-line.ts'
import { CASE_ENDINGS, type Case, whistle } from '#domain/case/record/case.ts'
import { place } from '#domain/case/record/place.ts'
import { sensitive } from '#domain/case/record/sensitive.ts'
import { type WaitsFor, waitsFor } from '#domain/case/record/waits-for.ts'
import { forWhoever, type Instant, instant } from '#domain/clock/calendar.ts'
import { leftAtPace } from '#domain/clock/left.ts'
import { holdersOf, type StaffMember } from '#domain/people/staff.ts'
import { once } from '#functions/runtime/once.ts'
import { stageSchema, stageView } from './case-view.ts'
import type { ViewedAt } from './owed-view.ts'
import { caseFor, type Reading } from './reading.ts'
import { leftSchema } from './task-view.ts'

/** One line of a board. */
export const boardLineSchema = once(() =>
  z.object({
    caseId: z.string(),
    openedAt: instant,
    place,
    matter: z.string(),
    stage: stageSchema,
    since: instant
      .optional()
      .meta({ description: 'Since when the stage is open; of a case that ended, when it did' }),
    ending: z.enum(CASE_ENDINGS).optional(),
    lead: z.string().optional(),
    waitsFor: waitsFor
      .pick({ who: true, dueAt: true })
      .extend({
        left: leftSchema,
        people: z
          .array(z.string())
          .optional()
          .meta({ description: '姓名 · What those are called who have that desk of the grid' }),
      })
      .optional()
      .meta({ description: 'Who owes what holds it up, and until when' }),
    late: z.boolean(),
    upstreamDue: instant.optional(),
    parkedUntil: instant.optional().meta({ description: 'The review date of what is parked' }),
    referredTo: z.enum(['grid', 'street', 'district']).optional(),
    whistle: whistle
      .pick({ mode: true, reportInBy: true, called: true })
      .optional()
      .meta({ description: 'Until the parties have met: by when they report in, and who has' }),
    emergency: z.boolean(),
    sensitive: sensitive
      .optional()
      .meta({ description: '敏感 · Why a narrower circle reads it, told to whoever may know' }),
    supervised: z.boolean(),
    watchUntil: instant.optional(),
    reports: z.number().int().positive().meta({ description: 'Reports that ever stood with it' }),
    stuck: z.boolean().meta({ description: 'A technical fault keeps it from moving' }),
  }),
)

/** The line of a case as somebody who sees it reads it. */
export function boardLineView(
  of: Case,
  reading: Reading,
  { now, calendar }: ViewedAt,
  people: readonly StaffMember[],
): z.infer<ReturnType<typeof boardLineSchema>> {
  const { stage, waitsFor: waits, ...line } = boardLine(caseFor(of, reading), now)
  return boardLineSchema().parse({
    ...line,
    stage: stageView(stage),
    ...(waits === undefined
      ? {}
      : {
          waitsFor: {
            who: waits.who,
            dueAt: waits.dueAt,
            left: leftAtPace(waits.dueAt, waits.pace, now, forWhoever(calendar, waits.whose)),
            ...heldBy(waits.who, now, people),
          },
        }),
  })
}

/** Who has the desk that a line waits for, where it is one of a grid. */
function heldBy(who: WaitsFor['who'], now: Instant, people: readonly StaffMember[]) {
  const holders = who.flatMap((one) =>
    one.kind === 'role' && one.grid !== undefined
      ? holdersOf(people, { role: one.role, grid: one.grid }, now)
      : [],
  )
  return holders.length === 0 ? {} : { people: [...new Set(holders)] }
}
