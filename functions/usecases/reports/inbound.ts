import type * as z from 'zod'
import type { reportSubmitted } from '#domain/events/inbound/report-submitted.ts'
import type { taskOutcomeSubmitted } from '#domain/events/inbound/task-outcome-submitted.ts'
import type { terminationRuledSubmitted } from '#domain/events/inbound/termination-ruled-submitted.ts'
import type { transferAcceptedSubmitted } from '#domain/events/inbound/transfer-accepted-submitted.ts'
import type { transferSentBackSubmitted } from '#domain/events/inbound/transfer-sent-back-submitted.ts'
import type { Pack } from '#domain/pack/pack.ts'
import { refusal } from '#domain/refusal.ts'
import type { ChannelOf } from '#domain/report/record/channels.ts'
import type { Report } from '#domain/report/record/report.ts'
import { err, ok, type Result } from '#domain/result.ts'
import { type CaseChanged, type CaseRefusal, changeCase } from '../cases/change-case.ts'
import { readForAction } from '../cases/read-beside.ts'
import { recordOutcome } from '../cases/record-outcome.ts'
import type { CaseMethod, Cause, ChangeDependencies } from '../dependencies.ts'
import { tellFurtherAlarm } from './further-alarm.ts'
import { identityKey, type Receipt, type SubmitRefusal, submitOnce } from './submit-report.ts'

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

/**
 * Keeps a report that a district system hands on; its own number is known as long as it is kept. What a device sends while its
 * case is worked on is told of the report that stands.
 */
export async function submitInboundReport(
  deps: ChangeDependencies<
    'idempotencyRecord' | 'identity' | 'keyHolder' | 'loadCase' | 'loadReport' | 'save'
  >,
  sender: Sender,
  { reference, jurisdiction: named, ...sent }: z.infer<(typeof reportSubmitted)['data']>,
  jurisdiction: string,
): Promise<Result<Receipt, SubmitRefusal | typeof STRANGER>> {
  const { pack } = await deps.rulesOf(jurisdiction)
  if (!knows(pack, sender.source)) return err(STRANGER)
  const report = { ...sent, channel: SENT_BY_SYSTEMS, source: { system: sender.source, reference } }
  const cause = causeOf(sender, jurisdiction)
  const standing =
    report.device === undefined ? undefined : await tellFurtherAlarm(deps, report, jurisdiction, pack, cause)
  return standing === undefined
    ? submitOnce(deps, report, jurisdiction, cause, 'staff')
    : ok({ ...standing, replayed: false })
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

/** The doors of other bodies that a system speaks for. */
const doorsOf = (pack: Pack, { source }: Sender): readonly string[] =>
  pack.systems.find((one) => one.source === source)?.doors ?? []

/** Another body's own system says that it has taken on what was transferred to it; said again, it changes nothing. */
export async function acceptInboundTransfer(
  deps: ChangeDependencies<CaseMethod>,
  sender: Sender,
  { jurisdiction, caseId, reference }: z.infer<(typeof transferAcceptedSubmitted)['data']>,
): Promise<Result<CaseChanged, CaseRefusal>> {
  const [{ pack }, state] = await Promise.all([deps.rulesOf(jurisdiction), deps.store.loadCase(caseId)])
  const of = state?.case.jurisdiction === jurisdiction ? state.case : undefined
  const to = of?.status === 'ended' && of.ending === 'transferred' ? of.reference : undefined
  if (to === undefined || !doorsOf(pack, sender).includes(to)) return err(STRANGER)
  const cause = causeOf(sender, jurisdiction)
  const action = { action: 'accept-transfer', ...(reference === undefined ? {} : { reference }) } as const
  return changeCase(
    deps,
    caseId,
    { type: 'act', action },
    { ...cause, who: { ...cause.who, roles: ['system'] } },
  )
}

/**
 * What was transferred is sent back (退回): into the loop under its own number, with the time it was away. The system of the
 * body that had it says so of our case; the one that an order came from of its own number, whose order it stays wherever
 * it was passed on to. Said again, or booked by the centre before, it is refused by where the case stands, and changes nothing.
 */
export async function sendBackInboundTransfer(
  deps: ChangeDependencies<CaseMethod | 'identity' | 'keyHolder' | 'loadReport' | 'standingOrders'>,
  sender: Sender,
  message: z.infer<(typeof transferSentBackSubmitted)['data']>,
): Promise<Result<CaseChanged, CaseRefusal>> {
  const { jurisdiction, note } = message
  const { pack } = await deps.rulesOf(jurisdiction)
  if (!knows(pack, sender.source)) return err(STRANGER)
  const ordered = 'reference' in message
  const order = ordered ? await reportOfOrder(deps, sender, jurisdiction, message.reference) : undefined
  const caseId = ordered ? (order?.status === 'joined' ? order.caseId : undefined) : message.caseId
  const state = caseId === undefined ? undefined : await deps.store.loadCase(caseId)
  if (state?.case.jurisdiction !== jurisdiction) return err(STRANGER)
  const { case: of } = state
  const to = of.status === 'ended' ? of.reference : of.away?.at(-1)?.to
  if (!ordered && (to === undefined || !doorsOf(pack, sender).includes(to))) return err(STRANGER)
  const cause = causeOf(sender, jurisdiction)
  return changeCase(
    deps,
    of.caseId,
    { type: 'act', action: { action: 'sent-back', note } },
    { ...cause, who: { ...cause.who, roles: ['system'] } },
    { readBeside: readForAction(deps.store) },
  )
}

/** The report that an order of another authority is, by its own number. */
async function reportOfOrder(
  { store }: ChangeDependencies<'identity' | 'loadReport'>,
  { source: system }: Sender,
  jurisdiction: string,
  reference: string,
): Promise<Report | undefined> {
  const known = await store.identity(identityKey(jurisdiction, { system, reference }))
  return known && store.loadReport(known.reportId)
}

const NOTHING_APPLIED_FOR = refusal(
  'nothing-applied-for',
  'Nothing is applied for about this order, or it was decided on already.',
)

/**
 * The authority whose order it is decides on what was applied for (不再重复办理). It names the order by its own number, so
 * nobody decides about the orders of another; what comes late or again changes nothing.
 */
export async function ruleOnInboundTermination(
  deps: ChangeDependencies<CaseMethod | 'identity' | 'loadReport' | 'reportsOfCaller' | 'standingOrders'>,
  sender: Sender,
  { jurisdiction, reference, granted, note }: z.infer<(typeof terminationRuledSubmitted)['data']>,
): Promise<Result<CaseChanged, CaseRefusal>> {
  if (!knows((await deps.rulesOf(jurisdiction)).pack, sender.source)) return err(STRANGER)
  const report = await reportOfOrder(deps, sender, jurisdiction, reference)
  if (report === undefined) return err(STRANGER)
  const state = report.status === 'joined' ? await deps.store.loadCase(report.caseId) : undefined
  const asked = state?.tasks.find(({ consentTo }) => consentTo === 'terminate')
  if (asked === undefined) return err(NOTHING_APPLIED_FOR)
  const cause = causeOf(sender, jurisdiction)
  const outcome = granted ? ({ outcome: 'given', note } as const) : ({ outcome: 'refused', note } as const)
  // It speaks for the district's desk about its own order.
  return recordOutcome(deps, asked.taskId, outcome, {
    ...cause,
    who: { ...cause.who, roles: ['supervisor'] },
  })
}
