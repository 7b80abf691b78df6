import { decide } from '#domain/case/decide.ts'
import type { CaseState } from '#domain/case/record/case.ts'
import type { Instant } from '#domain/clock/calendar.ts'
import type { Change } from '#domain/decision/change.ts'
import { withdrawReport } from '#domain/report/join.ts'
import type { Report } from '#domain/report/record/report.ts'
import { err, ok, type Result } from '#domain/result.ts'
import { change, unchanged } from '../change.ts'
import {
  type Cause,
  type ChangeDependencies,
  type Rules,
  recordingContext,
  reporterCause,
} from '../dependencies.ts'
import { reportByCode } from './report-by-code.ts'

/** There is no such report. Who has no code is told nothing else. */
export type ReportUnknown = { readonly code: 'report-unknown'; readonly message: string }

/** A report, and its case where a call back counts there, or somebody has to rule on what was asked about it. */
type Heard = { readonly state: CaseState; readonly rules: Rules }
type Loaded = { readonly report: Report | undefined; readonly heardIn?: Heard | undefined }

/** The reporter takes a report back by its tracking code. Doing it twice is harmless. */
export const withdraw = (
  deps: ChangeDependencies<'loadCase' | 'loadReport' | 'save'>,
  trackingCode: string,
  correlationId: string,
): Promise<Result<'withdrawn', ReportUnknown>> =>
  change<Loaded, Result<'withdrawn', ReportUnknown>>(deps, {
    load: async () => {
      const report = await reportByCode(deps.store, trackingCode)
      if (report?.status !== 'joined' || !isHeardOf(report)) return { report }
      const state = await deps.store.loadCase(report.caseId)
      if (state === undefined) return { report }
      const rules = await deps.rulesOf(report.jurisdiction, state.case.packVersion)
      return { report, heardIn: { state, rules } }
    },
    decide: ({ report, heardIn }, now) => {
      if (report === undefined)
        return unchanged(
          err({ code: 'report-unknown', message: 'There is no report with this tracking code.' }),
        )
      // What the centre ended has nothing left to take back.
      if (report.status === 'withdrawn' || report.status === 'ended') return unchanged(ok('withdrawn'))
      const cause = reporterCause(report.jurisdiction, correlationId)
      return {
        changes: [
          ...(heardIn === undefined ? [] : leaves(deps, report, heardIn, cause, now)),
          ...withdrawReport(report, recordingContext(deps, cause, report.jurisdiction, now)),
        ],
        answer: ok('withdrawn'),
      }
    },
  })

const isHeardOf = ({ callBacks, extension, endAsked }: Report): boolean =>
  callBacks.length > 0 || extension?.state === 'asked' || endAsked !== undefined

/**
 * A report that was called back counts in its case as called, and a ruling on it stands on a desk there. The case is changed
 * in the same transaction, so that neither does any longer; nearly all leave the case alone.
 */
function leaves(
  deps: ChangeDependencies<'loadCase' | 'loadReport' | 'save'>,
  report: Report,
  heardIn: Heard,
  cause: Cause,
  now: Instant,
): readonly Change[] {
  const decision = decide(
    heardIn.state,
    { type: 'report-leaves', report },
    {
      ...recordingContext(deps, cause, report.jurisdiction, now),
      ...heardIn.rules,
      who: cause.who,
    },
  )
  return decision.ok ? decision.value : []
}
