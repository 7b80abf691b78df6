import type { CaseStore, Knowledge, Page } from '#adapters/ports.ts'
import { isArchived, precedentOf, type Told } from '#domain/precedent/from-case.ts'

/** What writing precedents needs. */
export type PrecedentDependencies = {
  readonly store: Pick<CaseStore, 'loadCase' | 'history' | 'reportsOfCase' | 'reportText'>
  readonly knowledge: Knowledge
}

/**
 * Brings the knowledge base to what the case says: an archived case becomes a precedent, and the precedent of a case
 * that was reopened is withdrawn. Idempotent; a later version is never overwritten by an earlier one.
 */
export async function writePrecedent(
  { store, knowledge }: PrecedentDependencies,
  caseId: string,
): Promise<'kept' | 'withdrawn' | 'stale' | 'nothing'> {
  const state = await store.loadCase(caseId)
  if (state === undefined) return 'nothing'
  if (!isArchived(state.case)) {
    const before = await knowledge.read(caseId)
    if (before === undefined || before.status === 'withdrawn') return 'nothing'
    await knowledge.keep({ ...before, version: state.case.version, status: 'withdrawn' })
    return 'withdrawn'
  }
  const reportIds = await all((cursor) => store.reportsOfCase(caseId, cursor))
  const words = reportIds[0] === undefined ? undefined : await store.reportText(reportIds[0])
  const told = await all<Told>((cursor) => store.history(`case/${caseId}`, cursor))
  const calls: Told[] = []
  for (const reportId of reportIds)
    calls.push(...(await all<Told>((cursor) => store.history(`report/${reportId}`, cursor))))
  return knowledge.keep(precedentOf(state.case, words?.description ?? '', told, calls))
}

/** All items of a listing, page by page. */
async function all<T>(page: (cursor?: string) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = []
  for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
    const found = await page(cursor)
    items.push(...found.items)
    cursor = found.cursor
  }
  return items
}
