import { withdrawReport } from '#domain/report/join.ts'
import { err, ok, type Result } from '#domain/result.ts'
import { type ChangeDependencies, recordingContext, systemCause } from './dependencies.ts'
import { untilWon } from './lost-race.ts'
import { reportByCode } from './report-by-code.ts'

/** There is no such report. Who has no code is told nothing else. */
export type ReportUnknown = { readonly code: 'report-unknown'; readonly message: string }

/** What taking a report back needs. */
export type WithdrawDependencies = Pick<ChangeDependencies, 'store' | 'clock' | 'ids'>

/** The reporter takes a report back by its tracking code. Doing it twice is harmless. */
export async function withdraw(
  deps: WithdrawDependencies,
  trackingCode: string,
  correlationId: string,
): Promise<Result<'withdrawn', ReportUnknown>> {
  return untilWon(async () => {
    const report = await reportByCode(deps.store, trackingCode)
    if (report === undefined)
      return err({ code: 'report-unknown', message: 'There is no report with this tracking code.' })
    if (report.status === 'withdrawn') return ok('withdrawn')
    const cause = {
      ...systemCause(report.jurisdiction, correlationId),
      who: { ...systemCause(report.jurisdiction, '').who, id: 'reporter' },
    }
    const now = await deps.clock.now()
    const saved = await deps.store.save(
      withdrawReport(report, recordingContext(deps, cause, report.jurisdiction, now)),
    )
    return saved.saved ? ok('withdrawn') : 'lost'
  })
}
