import type { CaseStore, Knowledge } from '#adapters/ports.ts'
import { openEntryOf } from '#domain/knowledge/open-entry.ts'
import { redact } from '#domain/redaction/redact.ts'

/** What listing an open case needs. */
export type ListOpenDependencies = {
  readonly store: Pick<CaseStore, 'loadCase' | 'reportText'>
  readonly knowledge: Pick<Knowledge, 'listOpen' | 'statistics'>
}

/**
 * Brings the lists of open cases to what a case says: its words and where its pin is while it takes in reports, nothing
 * afterwards. Idempotent, and a later version is never overwritten by an earlier one.
 */
export async function listOpenCase(
  { store, knowledge }: ListOpenDependencies,
  caseId: string,
): Promise<'written' | 'stale' | 'nothing'> {
  const of = (await store.loadCase(caseId))?.case
  if (of === undefined) return 'nothing'
  const [words, statistics] = await Promise.all([
    of.status === 'open' && of.openedBy !== undefined ? store.reportText(of.openedBy) : undefined,
    knowledge.statistics(of.jurisdiction),
  ])
  const told = words && redact(`${words.place}\n${words.description}`)
  return knowledge.listOpen(openEntryOf(of, told, statistics))
}
