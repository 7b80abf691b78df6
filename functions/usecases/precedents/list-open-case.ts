import { pagesOf } from '#adapters/paging.ts'
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

/**
 * Lists the open cases of a jurisdiction anew: those that nothing has happened to since there were such lists, and all of them
 * when it changes by what words are found. Idempotent: it can be broken off and begun again, and cases may change meanwhile.
 * @param say hears how many were looked at
 * @returns how many were looked at, and how many of them say something there now
 */
export async function listOpenCases(
  deps: ListOpenDependencies & { readonly store: Pick<CaseStore, 'openCases'> },
  jurisdiction: string,
  say: (seen: number) => void = () => {},
): Promise<{ readonly seen: number; readonly written: number }> {
  let seen = 0
  let written = 0
  for await (const caseIds of pagesOf((cursor) => deps.store.openCases(jurisdiction, cursor))) {
    for (const caseId of caseIds) {
      if ((await listOpenCase(deps, caseId)) === 'written') written += 1
      seen += 1
    }
    say(seen)
  }
  return { seen, written }
}
