import type { CaseStore } from '#adapters/ports.ts'
import type { Case } from '#domain/case/record/case.ts'
import { reportIdOf } from '#domain/report/record/names.ts'
import type { Report } from '#domain/report/record/report.ts'

/**
 * The report with a tracking code; nothing for a code that is unknown or none. The code is hashed into the id that is
 * looked up, so how long that takes tells nothing of any report's code; and only who has the code gets as far as the
 * comparison, which need not take constant time.
 */
export async function reportByCode(
  store: Pick<CaseStore, 'loadReport'>,
  trackingCode: string,
): Promise<Report | undefined> {
  const report = await store.loadReport(reportIdOf(trackingCode))
  return report?.trackingCode === trackingCode.toUpperCase() ? report : undefined
}

/** More merges than a case ever goes through: what is asked for a reporter stays bounded. */
const MERGES = 10

/**
 * The case in which a report is worked on, for showing. Of a case that was merged it is the one it went into, also
 * while its reports are still on their way there. None while the report has none.
 */
export async function caseOfReport(
  store: Pick<CaseStore, 'caseHeader'>,
  report: Report,
): Promise<Case | undefined> {
  if (report.status === 'received' || report.caseId === undefined) return undefined
  let of = await store.caseHeader(report.caseId)
  for (let merges = 0; of?.status === 'ended' && of.ending === 'merged' && merges < MERGES; merges += 1) {
    const into = of.reference === undefined ? undefined : await store.caseHeader(of.reference)
    if (into === undefined) return of
    of = into
  }
  return of
}
