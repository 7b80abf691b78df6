import type { Change } from '../decision/change.ts'
import { newChain, type RecordingContext, recorder } from '../decision/recorder.ts'
import { commitTo, saltOf } from '../events/envelope/chain.ts'
import { CHANNEL_FACTS } from './record/channels.ts'
import type { NewReport } from './record/names.ts'
import { numberIn } from './record/phone.ts'
import type { Report } from './record/report.ts'
import type { Submission } from './record/submission.ts'

/** Who says what is in a report: staff at the desk or on the street, or a reporter for himself. */
export type SaidBy = 'public' | 'staff'

/** What of a submission may be kept at all: of what is for the discipline office, neither its words nor who reported. */
export function keepable(sent: Submission): Submission {
  if (sent.discipline === undefined) return sent
  const { channel, appeal, jurisdiction, source, discipline } = sent
  return {
    channel,
    appeal,
    description: '',
    place: '',
    discipline,
    ...(jurisdiction === undefined ? {} : { jurisdiction }),
    ...(source === undefined ? {} : { source }),
  }
}

/**
 * Keeps a report: itself, apart from it its words and its reporter, and the event. Nothing is decided about it here;
 * triage follows. What is for the discipline office ends at once.
 * @param sent what of it may be kept (`keepable`)
 */
export function submitReport(
  sent: Submission,
  { reportId, trackingCode }: NewReport,
  context: RecordingContext,
  saidBy: SaidBy,
): Change[] {
  const { jurisdiction, now, seed } = context
  const { channel, appeal, matter, component, device, point, source, upstreamDue, about, joins } = sent
  const privacy = sent.privacy ?? (appeal === 'tip-off' ? 'confidential' : 'open')
  // Whoever stays anonymous is known to nobody: what was filled in all the same is not kept.
  const reporter = privacy === 'anonymous' ? undefined : sent.reporter
  const phoneUnclear = reporter?.phone !== undefined && numberIn(reporter.phone) === undefined
  const byStaff = saidBy === 'staff' || CHANNEL_FACTS[channel].trusted
  const emergency = sent.emergency ?? false
  const base: Omit<Extract<Report, { status: 'received' }>, 'status'> = {
    schemaVersion: 1,
    reportId,
    trackingCode,
    jurisdiction,
    version: 1,
    ...newChain(),
    channel,
    appeal,
    receivedAt: now,
    confirmedInPerson: sent.confirmedInPerson ?? false,
    emergency: emergency && byStaff,
    ...(emergency && !byStaff ? { alarm: true } : {}),
    ...(byStaff ? { byStaff } : {}),
    ...(matter === undefined ? {} : { matter }),
    ...(matter === undefined || (saidBy !== 'staff' && source === undefined)
      ? {}
      : { filedBy: context.actor }),
    ...(component === undefined ? {} : { component }),
    ...(device === undefined ? {} : { device }),
    ...(point === undefined ? {} : { point }),
    ...(source === undefined ? {} : { source }),
    ...(upstreamDue === undefined ? {} : { upstreamDue }),
    ...(privacy === 'open' ? {} : { privacy }),
    ...(phoneUnclear ? { phoneUnclear } : {}),
    ...(about === undefined ? {} : { about }),
    ...(joins === undefined ? {} : { joins: { caseId: joins, chosenBy: context.actor } }),
    // Who has no number needs no call: the site is looked at in its place.
    reachable: reporter?.phone !== undefined,
    callBacks: [],
    attempts: [],
  }
  const report: Report =
    sent.discipline === undefined
      ? { ...base, status: 'received' }
      : { ...base, status: 'ended', endedAt: now, ground: 'discipline' }
  const { record, changes } = recorder(`report/${reportId}`, report, context)
  const salt = saltOf(seed, 0)
  const text = { description: sent.description, place: sent.place, salt }
  record('report-received', {
    channel,
    appeal,
    emergency: report.emergency,
    words: commitTo(`${text.place}\n${text.description}`, salt),
  })
  if (report.status === 'ended') {
    const { ground } = report
    record('report-ended', { ground, ...(source === undefined ? {} : { source }) })
    return [{ kind: 'report', report }, ...changes]
  }
  return [
    { kind: 'report', report },
    {
      kind: 'report-content',
      reportId,
      jurisdiction,
      text,
      ...(reporter === undefined ? {} : { person: definedOnly(reporter) }),
    },
    ...changes,
  ]
}

const definedOnly = ({ name, phone }: NonNullable<Submission['reporter']>) => ({
  ...(name === undefined ? {} : { name }),
  ...(phone === undefined ? {} : { phone }),
})
