import * as z from 'zod'
import { STAGES } from '#domain/case/record/transitions.ts'
import type { RouteSchemas } from '#functions/runtime/answering.ts'
import { once } from '#functions/runtime/once.ts'
import { FOUND_BY } from '#functions/usecases/cases/find-cases.ts'
import { boardLineSchema } from './board-line-view.ts'
import { cursor, from } from './shared.schema.ts'

/** Which cases are asked for. */
export const listing = {
  board: z
    .string()
    .regex(/^(?:street|(?:grid|party):[a-z0-9-]{1,40})$/, 'Say street, grid:<code> or party:<code>.')
    .optional()
    .meta({ description: '看板 · `street`, `grid:<code>` or `party:<code>`' }),
  ended: z
    .string()
    .regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, 'Say a month, as 2021-02.')
    .optional()
    .meta({ description: '结束月份 · The month in which they ended, as 2021-02' }),
  find: z.string().trim().min(2).max(100).optional().meta({ description: '查找 · What is looked for' }),
  stage: z.enum(STAGES).optional(),
  late: z.enum(['true', 'false']).optional(),
  parked: z.enum(['true', 'false']).optional(),
  emergency: z.enum(['true', 'false']).optional(),
  whistle: z
    .enum(['true', 'false'])
    .optional()
    .meta({ description: '哨 · A whistle was blown, and the parties have not met' }),
  stuck: z
    .enum(['true', 'false'])
    .optional()
    .meta({ description: '流程停住 · A technical fault keeps it from moving' }),
  dueOn: z.iso.date().optional().meta({ description: '到期日 · Due on this day, and not late' }),
  matter: z.string().min(1).max(40).optional(),
  grid: z.string().min(1).max(40).optional(),
  lead: z.string().min(1).max(40).optional().meta({ description: '主责 · The party that leads' }),
  openedFrom: z.iso.date().optional().meta({ description: '立案日期起 · Opened on this day or later' }),
  openedUntil: z.iso.date().optional().meta({ description: '立案日期止 · Opened on this day or earlier' }),
}

/** Which cases are asked for, and where the page begins; one page of their lines. */
export const listCases = once(
  () =>
    ({
      query: z.strictObject({
        ...listing,
        limit: z.coerce.number().int().min(1).max(100).default(100),
        cursor: from,
      }),
      answer: z.object({
        items: z.array(
          boardLineSchema().extend({
            foundBy: z.enum(FOUND_BY).optional().meta({ description: 'By what it was found' }),
          }),
        ),
        cursor,
        more: z
          .literal(true)
          .optional()
          .meta({ description: 'More were found than are told: look for something more exact' }),
      }),
    }) satisfies RouteSchemas,
)
