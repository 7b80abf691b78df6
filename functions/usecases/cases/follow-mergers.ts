import type { CaseStore } from '#adapters/ports.ts'
import type { Case } from '#domain/case/record/case.ts'
import { type Holder, takesReports } from '#domain/case/record/duplicate-key.ts'

/** Mergers that are followed from one case: more one after the other nobody rules. */
const FOLLOWED = 20

/** Where a case leads: an open one that takes in reports, and the merged ones on the way to it. */
export type Led = { readonly of: Case; readonly through: readonly string[] }

/**
 * The case itself, or where it was merged into (并案), along chains of mergers.
 * @param load reads one case
 * @returns nothing when the last one takes in no more, or there are more mergers than anybody rules
 */
export async function followMergers(
  load: (caseId: string) => Promise<Case | undefined>,
  caseId: string,
): Promise<Led | undefined> {
  const through: string[] = []
  for (let next: string | undefined = caseId; next !== undefined && through.length < FOLLOWED; ) {
    const of: Case | undefined = await load(next)
    if (of === undefined) return undefined
    if (takesReports(of)) return { of, through }
    through.push(next)
    next = of.status === 'ended' && of.ending === 'merged' ? of.reference : undefined
  }
  return undefined
}

/** Where a case leads; consistent. */
export const openAfter = (store: Pick<CaseStore, 'loadCase'>, caseId: string): Promise<Led | undefined> =>
  followMergers(async (one) => (await store.loadCase(one))?.case, caseId)

/** Who has a duplicate key, and where it leads; consistent. */
export async function holderOf(
  store: Pick<CaseStore, 'keyHolder' | 'loadCase'>,
  key: string,
): Promise<(Holder & Partial<Led>) | undefined> {
  const held = await store.keyHolder(key)
  if (held === undefined) return undefined
  const { caseId, mergedInto } = held
  if (mergedInto === undefined) return { caseId, leadsTo: caseId }
  const led = await openAfter(store, caseId)
  return { caseId, mergedInto, ...(led === undefined ? {} : { leadsTo: led.of.caseId, ...led }) }
}
