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
  systemCause,
} from '../dependencies.ts'
import { reportByCode } from './report-by-code.ts'

/** There is no such report. Who has no code is told nothing else. */
export type ReportUnknown = { readonly code: 'report-unknown'; readonly message: string }

/** A report, and where it was called back the case in which that counts. */
type Called = { readonly state: CaseState; readonly rules: Rules }
type Loaded = { readonly report: Report | undefined; readonly calledIn?: Called | undefined }

/** The reporter takes a report back by its tracking code. Doing it twice is harmless. */
export const withdraw = (
  deps: ChangeDependencies<'loadCase' | 'loadReport' | 'save'>,
  trackingCode: string,
  correlationId: string,
): Promise<Result<'withdrawn', ReportUnknown>> =>
  change<Loaded, Result<'withdrawn', ReportUnknown>>(deps, {
    load: async () => {
      const report = await reportByCode(deps.store, trackingCode)
      if (report?.status !== 'joined' || report.callBacks.length === 0) return { report }
      const state = await deps.store.loadCase(report.caseId)
      if (state === undefined) return { report }
      const rules = await deps.rulesOf(report.jurisdiction, state.case.packVersion)
      return { report, calledIn: { state, rules } }
    },
    decide: ({ report, calledIn }, now) => {
      if (report === undefined)
        return unchanged(
          err({ code: 'report-unknown', message: 'There is no report with this tracking code.' }),
        )
      if (report.status === 'withdrawn') return unchanged(ok('withdrawn'))
      const system = systemCause(report.jurisdiction, correlationId)
      const cause = { ...system, who: { ...system.who, id: 'reporter' } }
      return {
        changes: [
          ...(calledIn === undefined ? [] : forgottenCall(deps, report, calledIn, cause, now)),
          ...withdrawReport(report, recordingContext(deps, cause, report.jurisdiction, now)),
        ],
        answer: ok('withdrawn'),
      }
    },
  })

/**
 * A report that was called back counts in its case as called. The case is changed in the same transaction, so that it
 * no longer does; one that was never called (nearly all) leaves the case alone.
 */
function forgottenCall(
  deps: ChangeDependencies<'loadCase' | 'loadReport' | 'save'>,
  report: Report,
  calledIn: Called,
  cause: Cause,
  now: Instant,
): readonly Change[] {
  const decision = decide(
    calledIn.state,
    { type: 'forget-call', report },
    {
      ...recordingContext(deps, cause, report.jurisdiction, now),
      ...calledIn.rules,
      who: cause.who,
    },
  )
  return decision.ok ? decision.value : []
}
