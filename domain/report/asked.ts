import * as z from 'zod'
import { door, listed, matter, recording, words } from '../case/record/fields.ts'
import { REPORT_GROUNDS } from '../grounds.ts'
import { RECORDED_REPLIES } from './record/report.ts'

/** What a reporter said, or was told: the centre's. */
const note = words(4_000, 'centre')
/** What a reporter reads as the reply. */
const answer = words(2_000, 'public')
const of = <const Name extends string, Shape extends z.ZodRawShape>(action: Name, shape: Shape) =>
  z.strictObject({ action: z.literal(action), ...shape })

/** What people do about one report of a case. */
export const reportAction = z.discriminatedUnion('action', [
  /** 先行联系: its reporter was spoken to, for the first time or again. */
  of('record-contact', { note: note.optional(), recording: recording.optional() }),
  /** 来电催问: its reporter rings again while it is worked on. */
  of('record-inquiry', { note }),
  /** 提请办结审核: the words of the reply, which somebody else approves before they leave. */
  of('ask-reply', { words: answer }),
  /** 办结审核: approved as it was asked for, or as it is worded here. */
  of('rule-on-reply', { grant: z.boolean(), words: answer.optional(), note: note.optional() }),
  /** 答复: its source had its reply. */
  of('record-reply', {
    how: listed(RECORDED_REPLIES, 'reply'),
    note: note.optional(),
    recording: recording.optional(),
  }),
  /** 延期: the longer reply limit of what is complex is asked for, before the present one has passed. */
  of('ask-extension', { note }),
  /** Granted, its reporter feels it: `publicWords` is what he is told. */
  of('rule-on-extension', {
    grant: z.boolean(),
    note: note.optional(),
    publicWords: words(500, 'public').optional(),
  }),
  /** 单件终止: this report ends by itself. An empty one at once; any other is ruled on by somebody else. */
  of('end-report', { ground: listed(REPORT_GROUNDS, 'report-ground'), door: door.optional(), note }),
  /** 拆分: it does not belong to this case. It gets one of its own, or joins the one that it belongs to by its matter. */
  of('split-off', { matter: matter.optional(), note }),
  of('rule-on-end', { grant: z.boolean(), note: note.optional() }),
])
export type ReportAction = z.infer<typeof reportAction>
export type ActionOf<A extends ReportAction['action']> = Extract<ReportAction, { action: A }>
