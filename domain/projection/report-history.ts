import type { DomainEvent, EventData } from '../events/index.ts'
import type { Owed } from '../report/record/owed.ts'
import { evolveBy, type Handlers, type ReportEvent } from './fold.ts'
import { type Stamp, stamp } from './stamp.ts'

/** What the events of one report tell, as a read model: as little as the events do of who it was and what was said. */
export type ReportHistory = {
  readonly reportId: string
  readonly jurisdiction: string
  readonly received?: Stamp & Pick<EventData<'report-received'>, 'channel' | 'appeal' | 'emergency'>
  /** The cases it stood with, the last of them now. */
  readonly joins: readonly (Stamp & Pick<EventData<'report-joined'>, 'how' | 'caseId'>)[]
  /** What it is owed, as it was told last. */
  readonly owed?: Owed | undefined
  readonly contacted?: Stamp
  readonly replied?: Stamp & { readonly how: EventData<'report-replied'>['how'] | 'first-contact' }
  readonly extension?: { readonly asked: Stamp; readonly ruled?: Stamp & { readonly granted: boolean } }
  readonly overdue: readonly (Stamp & EventData<'report-overdue'>)[]
  readonly calls: readonly Call[]
  /** Another body took its case on, and owes what was owed here. */
  readonly passedOn?: Stamp & EventData<'report-passed-on'>
  /** 办结审核: when its reply was asked for, and the ruling on that. */
  readonly reply?: { readonly asked: Stamp; readonly ruled?: Stamp & { readonly granted: boolean } }
  /** How often its reporter rang again. */
  readonly inquiries?: number
  readonly withdrawn?: Stamp
  /** That it ends alone was asked for, and waits for a ruling. */
  readonly endAsked?: Stamp
  readonly ended?: Stamp & Pick<EventData<'report-ended'>, 'ground'>
}

/** 回访: one reporter called back, in which round, and with which answer. */
type Call = Stamp &
  Pick<EventData<'report-called-back'>, 'round' | 'reached' | 'solved' | 'satisfied'> & {
    readonly caseId?: string | undefined
  }

const NOTHING_TOLD: ReportHistory = { reportId: '', jurisdiction: '', joins: [], overdue: [], calls: [] }

/** What every type of event about a report makes of its history: one that is missing does not compile. */
const HANDLERS: Handlers<ReportHistory, ReportEvent> = {
  'report-received': (history, { data: { channel, appeal, emergency }, metadata }) => ({
    ...history,
    reportId: metadata.subject.slice('report/'.length),
    jurisdiction: metadata.jurisdiction,
    received: { ...stamp(metadata), channel, appeal, emergency },
  }),
  'report-joined': (history, { data: { how, caseId, owed = history.owed }, metadata }) => ({
    ...history,
    owed,
    joins: [...history.joins, { ...stamp(metadata), how, caseId }],
  }),
  'report-due-moved': (history, { data: { owed } }) => ({ ...history, owed }),
  'report-extension-asked': (history, { metadata }) => ({
    ...history,
    extension: { asked: stamp(metadata) },
  }),
  'report-extension-ruled': (history, { data: { granted, owed = history.owed }, metadata }) => ({
    ...history,
    owed,
    ...(history.extension && {
      extension: { ...history.extension, ruled: { ...stamp(metadata), granted } },
    }),
  }),
  'report-overdue': (history, { data, metadata }) => ({
    ...history,
    overdue: [...history.overdue, { ...stamp(metadata), ...data }],
  }),
  'report-warned': (history) => history,
  'report-passed-on': (history, { data: { to }, metadata }) => ({
    ...history,
    passedOn: { ...stamp(metadata), to },
  }),
  'report-sent-back': ({ passedOn: _over, ...history }) => history,
  'report-contacted': (history, { data: { answered }, metadata }) => ({
    ...history,
    contacted: history.contacted ?? stamp(metadata),
    ...(answered && { replied: history.replied ?? { ...stamp(metadata), how: 'first-contact' } }),
  }),
  'report-person-shown': (history) => history,
  'report-inquired': (history, { data: { times } }) => ({ ...history, inquiries: times }),
  'report-supplemented': (history) => history,
  'report-end-asked': (history, { metadata }) => ({ ...history, endAsked: stamp(metadata) }),
  'report-end-refused': ({ endAsked: _over, ...history }) => history,
  'report-ended': ({ endAsked: _over, ...history }, { data: { ground }, metadata }) => ({
    ...history,
    ended: { ...stamp(metadata), ground },
  }),
  'report-reply-asked': (history, { metadata }) => ({ ...history, reply: { asked: stamp(metadata) } }),
  'report-reply-ruled': (history, { data: { granted }, metadata }) => ({
    ...history,
    ...(history.reply && { reply: { ...history.reply, ruled: { ...stamp(metadata), granted } } }),
  }),
  // Which case it belongs to now, its next joining tells.
  'report-split-off': ({ endAsked: _over, ...history }) => history,
  'report-replied': (history, { data: { how }, metadata }) => ({
    ...history,
    replied: { ...stamp(metadata), how },
  }),
  'report-called-back': (history, { data: { round, reached, solved, satisfied }, metadata }) => ({
    ...history,
    calls: [
      ...history.calls,
      { ...stamp(metadata), round, reached, solved, satisfied, caseId: metadata.caseId },
    ],
  }),
  'report-withdrawn': (history, { metadata }) => ({ ...history, withdrawn: stamp(metadata) }),
}

const evolveReport = evolveBy(HANDLERS)

/** The history that the events of a report tell, in their order. */
export const reportHistoryOf = (events: readonly DomainEvent[]): ReportHistory =>
  events.reduce(evolveReport, NOTHING_TOLD)
