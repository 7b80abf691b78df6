import * as z from 'zod'
import { instant } from '#domain/clock/calendar.ts'
import { callBack, person, report } from '#domain/report/record/report.ts'
import type { RouteSchemas } from '#functions/runtime/answering.ts'
import { once } from '#functions/runtime/once.ts'
import { actionSchema } from './action-view.ts'
import { earlierSchema, owedSchema } from './owed-view.ts'
import { peopleSchema } from './people-told.ts'
import { caseId, cursor, page } from './shared.schema.ts'

const { channel, appeal, receivedAt } = report.options[0].shape

/** A report of a case: its words, and for those who call whom to call. */
export const reportSchema = z.object({
  reportId: z.string(),
  channel: channel.optional(),
  appeal: appeal.optional(),
  status: z.enum(['received', 'joined', 'withdrawn', 'ended']).optional(),
  receivedAt: receivedAt.optional(),
  description: z.string().optional().meta({
    description: 'As it was reported; without personal data for whoever does not call reporters',
  }),
  place: z.string().optional(),
  withheld: z
    .enum(['names-your-party', 'instruction-instead'])
    .optional()
    .meta({
      description:
        'Why the words are not shown to you: a complaint or tip-off that names your own party; or your party works for ' +
        "others and reads the dispatcher's instruction (派遣说明) with the case",
    }),
  reporter: person.optional().meta({
    description:
      'Only for those who call reporters, and masked: the whole is shown by `looks`, which is recorded',
  }),
  privacy: z.enum(['confidential', 'anonymous']).optional().meta({
    description:
      'Confidential (保密): only who takes calls learns who reported; anonymous (匿名): nobody knows',
  }),
  phoneUnclear: z
    .literal(true)
    .optional()
    .meta({ description: 'The phone number has to be made out by whoever calls' }),
  ...owedSchema.shape,
  earlier: earlierSchema.optional(),
  callBacks: z.array(callBack).optional(),
  said: z
    .array(
      z.object({
        at: instant,
        by: z.string(),
        type: z.string().meta({ description: 'The event by which it was recorded' }),
        words: z.string().optional(),
        recording: z
          .string()
          .optional()
          .meta({ description: '录音编号 · What the telephone system calls it' }),
      }),
    )
    .optional()
    .meta({ description: 'What was said in contacts, replies and call backs, for whoever decides next' }),
  actions: z.array(actionSchema).optional(),
})

/** The reports of a case, page by page. */
export const listReports = once(
  () =>
    ({
      path: caseId,
      query: page,
      answer: z.object({ items: z.array(reportSchema), people: peopleSchema(), cursor }),
    }) satisfies RouteSchemas,
)
