import type * as z from 'zod'
import type { reportSubmitted } from '#domain/events/inbound/report-submitted.ts'
import type { taskOutcomeSubmitted } from '#domain/events/inbound/task-outcome-submitted.ts'
import type { transferAcceptedSubmitted } from '#domain/events/inbound/transfer-accepted-submitted.ts'
import type { Pack } from '#domain/pack/pack.ts'
import { refusal } from '#domain/refusal.ts'
import type { ChannelOf } from '#domain/report/record/channels.ts'
import { err, type Result } from '#domain/result.ts'
import { type CaseChanged, type CaseRefusal, changeCase } from '../cases/change-case.ts'
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

/** Another body's own system says that it has taken on what was transferred to it; said again, it changes nothing. */
export async function acceptInboundTransfer(
  deps: ChangeDependencies<CaseMethod>,
  sender: Sender,
  { jurisdiction, caseId, reference }: z.infer<(typeof transferAcceptedSubmitted)['data']>,
): Promise<Result<CaseChanged, CaseRefusal>> {
  const [{ pack }, state] = await Promise.all([deps.rulesOf(jurisdiction), deps.store.loadCase(caseId)])
  const of = state?.case.jurisdiction === jurisdiction ? state.case : undefined
  const to = of?.status === 'ended' && of.ending === 'transferred' ? of.reference : undefined
  const speaksFor = pack.systems.find(({ source }) => source === sender.source)?.doors ?? []
  if (to === undefined || !speaksFor.includes(to)) return err(STRANGER)
  const cause = causeOf(sender, jurisdiction)
  const action = { action: 'accept-transfer', ...(reference === undefined ? {} : { reference }) } as const
  return changeCase(
    deps,
    caseId,
    { type: 'act', action },
    { ...cause, who: { ...cause.who, roles: ['system'] } },
  )
}
