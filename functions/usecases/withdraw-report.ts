import { decide } from '#domain/case/decide.ts'
import type { Change } from '#domain/change.ts'
import type { Instant } from '#domain/clock/calendar.ts'
import { withdrawReport } from '#domain/report/join.ts'
import type { Report } from '#domain/report/report.ts'
import { err, ok, type Result } from '#domain/result.ts'
import { type Cause, type ChangeDependencies, recordingContext, systemCause } from './dependencies.ts'
import { reportByCode } from './report-by-code.ts'
import { retryOnConflict } from './retry-on-conflict.ts'

/** There is no such report. Who has no code is told nothing else. */
export type ReportUnknown = { readonly code: 'report-unknown'; readonly message: string }

/** The reporter takes a report back by its tracking code. Doing it twice is harmless. */
export async function withdraw(
  deps: ChangeDependencies,
  trackingCode: string,
  correlationId: string,
): Promise<Result<'withdrawn', ReportUnknown>> {
  return retryOnConflict(async () => {
    const report = await reportByCode(deps.store, trackingCode)
    if (report === undefined)
      return err({ code: 'report-unknown', message: 'There is no report with this tracking code.' })
    if (report.status === 'withdrawn') return ok('withdrawn')
    const system = systemCause(report.jurisdiction, correlationId)
    const cause = { ...system, who: { ...system.who, id: 'reporter' } }
    const now = await deps.clock.now()
    const saved = await deps.store.save([
      ...(await forgottenCall(deps, report, cause, now)),
      ...withdrawReport(report, recordingContext(deps, cause, report.jurisdiction, now)),
    ])
    return saved.saved ? ok('withdrawn') : 'conflict'
  })
}

/**
 * A report that was called back counts in its case as called. The case is changed in the same transaction, so that it
 * no longer does; one that was never called (nearly all) leaves the case alone.
 */
async function forgottenCall(
  deps: ChangeDependencies,
  report: Report,
  cause: Cause,
  now: Instant,
): Promise<readonly Change[]> {
  if (report.status !== 'joined' || report.callBacks.length === 0) return []
  const state = await deps.store.loadCase(report.caseId)
  if (state === undefined) return []
  const decision = decide(
    state,
    { type: 'forget-call', report },
    {
      ...recordingContext(deps, cause, report.jurisdiction, now),
      ...deps.rulesOf(report.jurisdiction, state.case.packVersion),
      who: cause.who,
    },
  )
  return decision.ok ? decision.value : []
}
