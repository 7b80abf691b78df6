import type * as z from 'zod'
import type { reportSubmitted } from '#domain/events/inbound/report-submitted.ts'
import type { taskOutcomeSubmitted } from '#domain/events/inbound/task-outcome-submitted.ts'
import type { Pack } from '#domain/pack/pack.ts'
import { refusal } from '#domain/refusal.ts'
import type { ChannelOf } from '#domain/report/record/channels.ts'
import { err, type Result } from '#domain/result.ts'
import type { CaseChanged, CaseRefusal } from '../cases/change-case.ts'
import { recordOutcome } from '../cases/record-outcome.ts'
import type { CaseMethod, Cause, ChangeDependencies } from '../dependencies.ts'
import { type Receipt, type SubmitRefusal, submitOnce } from './submit-report.ts'

/** A message of a district system: who sent it, under which name. */
export type Sender = { readonly source: string; readonly messageId: string }

const causeOf = (sender: Sender, jurisdiction: string, party?: string): Cause => ({
  who: {
    id: sender.source,
    roles: party === undefined ? [] : ['handler'],
    jurisdiction,
    ...(party === undefined ? {} : { party }),
    grids: [],
  },
  correlationId: sender.messageId,
  causationId: sender.messageId,
})

const knows = (pack: Pack, source: string, party?: string): boolean =>
  pack.systems.some((one) => one.source === source && (party === undefined || one.parties.includes(party)))

const STRANGER = refusal('not-permitted', 'This system is not in the pack, or not for this party.')

const SENT_BY_SYSTEMS: ChannelOf<'system'> = 'district'

/** Keeps a report that a district system hands on; its own number is known as long as it is kept. */
export async function submitInboundReport(
  deps: ChangeDependencies<'idempotencyRecord' | 'identity' | 'loadReport' | 'save'>,
  sender: Sender,
  { reference, jurisdiction: named, ...sent }: z.infer<(typeof reportSubmitted)['data']>,
  jurisdiction: string,
): Promise<Result<Receipt, SubmitRefusal | typeof STRANGER>> {
  if (!knows((await deps.rulesOf(jurisdiction)).pack, sender.source)) return err(STRANGER)
  const report = { ...sent, channel: SENT_BY_SYSTEMS, source: { system: sender.source, reference } }
  return submitOnce(deps, report, jurisdiction, causeOf(sender, jurisdiction), 'staff')
}

/** Records what a department's own system reports; a repetition finds the task settled and changes nothing. */
export async function recordInboundOutcome(
  deps: ChangeDependencies<CaseMethod | 'loadReport' | 'reportsOfCaller' | 'standingOrders'>,
  sender: Sender,
  { jurisdiction, party, taskId, outcome }: z.infer<(typeof taskOutcomeSubmitted)['data']>,
): Promise<Result<CaseChanged, CaseRefusal>> {
  if (!knows((await deps.rulesOf(jurisdiction)).pack, sender.source, party)) return err(STRANGER)
  return recordOutcome(deps, taskId, outcome, causeOf(sender, jurisdiction, party))
}
