import type { CaseState } from '../case/record/case.ts'
import type { Change } from '../decision/change.ts'
import type { Recorder, RecordingContext } from '../decision/recorder.ts'
import type { Actor } from '../people/actor.ts'
import type { OwingRules } from './owing.ts'
import type { Joined, Report } from './record/report.ts'

/** The case that a report stands with; its tasks and counters where they were read. */
export type OfReport = Pick<CaseState, 'case'> & Partial<Pick<CaseState, 'tasks' | 'counters'>>

/** Who acts on a report, when, and under which rules. */
export type ReportContext = Omit<RecordingContext, 'actor' | 'jurisdiction'> &
  OwingRules & { readonly who: Actor; readonly of: OfReport }

/** A report being decided about: a copy that may be changed, and what was recorded on the way. */
export type ReportDraft = {
  report: Joined
  /** Set when the report leaves its case by this decision: it ends, or waits for triage again. */
  leaves?: Extract<Report, { status: 'ended' | 'received' }>
  readonly record: Recorder['record']
  readonly context: ReportContext
  /** The other reports of its number in the case. */
  readonly sameCaller: readonly Joined[]
  /** What is changed beside it. */
  readonly beside: Change[]
}

/** What is asked of a report: who asks, when, and how its case stands. */
export type AskedOf = {
  readonly report: Joined
  readonly context: Pick<ReportContext, 'who' | 'now' | 'of' | 'pack'>
}

/** What is asked of a report whoever asks and whenever: how it and its case stand, by which pack. */
export type StandsSo = {
  readonly report: Joined
  readonly context: Pick<ReportContext, 'of' | 'pack'>
}
