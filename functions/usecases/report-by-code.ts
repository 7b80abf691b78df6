import type { CaseStore } from '#adapters/ports.ts'
import { reportIdOf } from '#domain/report/names.ts'
import type { Report } from '#domain/report/report.ts'

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
