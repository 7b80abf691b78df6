import { allOf } from '#adapters/paging.ts'
import type { CaseStore } from '#adapters/ports.ts'
import type { Case } from '#domain/case/record/case.ts'
import type { Instant } from '#domain/clock/calendar.ts'
import type { PastRun } from '#domain/dry-run/past.ts'

/** Reads what a pack is tried on: the events of a case, page by page, and the report that opened it. */
export async function pastRunOf(
  { store }: { readonly store: Pick<CaseStore, 'history' | 'loadReport' | 'reportText'> },
  of: Case,
  now: Instant,
): Promise<PastRun> {
  const told = await allOf((cursor) => store.history(`case/${of.caseId}`, cursor))
  const events = told.map(({ event }) => event)
  // Triage opens a case on behalf of the report.
  const reportId = events.find(({ type }) => type === 'case-opened')?.metadata.correlationId ?? ''
  const report = await store.loadReport(reportId)
  const words = report === undefined ? undefined : await store.reportText(reportId)
  return {
    case: of,
    events,
    ...(report !== undefined && words !== undefined && { opened: { report, words } }),
    until: of.status === 'ended' ? of.endedAt : now,
  }
}
