import type { Change } from '../decision/change.ts'
import { type RecordingContext, recorder } from '../decision/recorder.ts'
import { giveReply } from './give-reply.ts'
import type { Joined } from './record/report.ts'

/** As many reports of one number are settled by one conversation; who sent in more is called again for the rest. */
export const SAME_CALLER = 20

/** What a conversation with a reporter was. */
export type Conversation = {
  /** The reporter was told in it what becomes of the report: that is the reply as well. */
  readonly answered?: boolean
  /** What was said; kept apart from the event. */
  readonly words?: string | undefined
  /** 录音编号 of the call. */
  readonly recording?: string | undefined
}

/**
 * One conversation (先行联系) is the contact of the report that was rung, and of every other report of the same number in
 * its case: people are meant, not receipts. Each keeps its own receipt, reply limit and vote. Spoken to again, it is
 * recorded again with its words; the first contact stays the first.
 * @param reports the one that was rung, then those of the same number
 */
export function spokenTo(
  [rung, ...others]: readonly Joined[],
  conversation: Conversation,
  context: RecordingContext,
): Change[] {
  if (rung === undefined) return []
  return [
    ...contacted(rung, conversation, context),
    ...alsoSpokenTo(others, rung.reportId, conversation, context),
  ]
}

/**
 * What a conversation about one report is for the others of its number. The words stand with the one that was rung, which
 * they name; who was spoken to before needs no further record.
 */
export const alsoSpokenTo = (
  others: readonly Joined[],
  rung: string,
  { answered = false }: Conversation,
  context: RecordingContext,
): Change[] =>
  others
    .slice(0, SAME_CALLER)
    .filter((one) => one.contactedAt === undefined || (answered && one.replied === undefined))
    .flatMap((one) => contacted(one, { answered, with: rung }, context))

function contacted(
  before: Joined,
  { answered = false, words, recording, with: rung }: Conversation & { readonly with?: string },
  context: RecordingContext,
): Change[] {
  const { now } = context
  const report: Joined = {
    ...structuredClone(before),
    version: before.version + 1,
    contactedAt: before.contactedAt ?? now,
  }
  if (answered) giveReply(report, { at: now, how: 'first-contact' })
  const { source } = report
  const { record, changes } = recorder(`report/${report.reportId}`, report, context, report.caseId)
  record(
    'report-contacted',
    {
      ...(answered ? { answered, ...(source === undefined ? {} : { source }) } : {}),
      ...(rung === undefined ? {} : { with: rung }),
    },
    { text: words, recording },
  )
  return [{ kind: 'report', report }, ...changes]
}

/** Called in vain often enough, at different hours: no contact is owed any more to the reports of that number. */
export const calledInVain = (reports: readonly Joined[], { now }: RecordingContext): Change[] =>
  reports
    .slice(0, SAME_CALLER)
    .filter(({ contactedAt, unreachedAt }) => contactedAt === undefined && unreachedAt === undefined)
    .map((report) => ({
      kind: 'report',
      report: { ...report, version: report.version + 1, unreachedAt: now },
    }))
