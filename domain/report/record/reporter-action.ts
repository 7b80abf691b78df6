import * as z from 'zod'
import { words } from '../../case/record/fields.ts'

/** What a reporter says beside the first words: the centre's, like those. */
const said = words(2_000, 'centre')

const of = <const Name extends string, Shape extends z.ZodRawShape>(action: Name, shape: Shape) =>
  z.strictObject({ action: z.literal(action), ...shape })

/** What the reporter may do about a report, whose only proof is its tracking code. */
export const reporterAction = z.discriminatedUnion('action', [
  /** 补充: more words, which reach whoever works on the case. */
  of('supplement', { words: said }),
  /** 评价: solved and satisfied are asked apart, as in the call back. */
  of('vote', {
    solved: z.boolean(),
    satisfied: z.enum(['satisfied', 'basically', 'dissatisfied']),
    words: said.optional(),
  }),
])
export type ReporterAction = z.infer<typeof reporterAction>
export type Vote = Extract<ReporterAction, { action: 'vote' }>
