import type { CaseStore, Clock, Knowledge, Page } from '#adapters/ports.ts'
import type { Case } from '#domain/case/case.ts'
import { type Instant, millis } from '#domain/clock/calendar.ts'
import { entryOf, idOfRank, placeList } from '#domain/knowledge/entry.ts'
import { type Archived, isArchived, precedentOf } from '#domain/precedent/from-case.ts'
import type { Precedent } from '#domain/precedent/precedent.ts'
import { recurrenceOf, withdrawn } from '#domain/precedent/revise.ts'
import type { Told } from '#domain/precedent/told.ts'
import type { ChangeDependencies } from './dependencies.ts'

/** What writing precedents needs. */
export type PrecedentDependencies = {
  readonly store: Pick<CaseStore, 'loadCase' | 'history' | 'reportsOfCase' | 'reportText'>
  readonly knowledge: Pick<Knowledge, 'keep' | 'kept' | 'postings' | 'statistics'>
  readonly clock: Clock
  readonly rulesOf: ChangeDependencies['rulesOf']
}

/** As many precedents of a place are looked at when trouble comes back there. */
const LATEST_AT_PLACE = 50

/**
 * Brings the knowledge base to what the case says: an archived case becomes a precedent, the precedent of a case that
 * was reopened is withdrawn, and precedents of the same trouble at the same place, still watched when the case was
 * opened, say that it came back. Idempotent; a later version is never overwritten by an earlier one.
 */
export async function writePrecedent(
  deps: PrecedentDependencies,
  caseId: string,
): Promise<'kept' | 'withdrawn' | 'stale' | 'nothing'> {
  const { store, knowledge, clock } = deps
  const state = await store.loadCase(caseId)
  if (state === undefined) return 'nothing'
  await markRecurrence(deps, state.case)
  const before = (await knowledge.kept(caseId))?.precedent
  const statistics = await knowledge.statistics(state.case.jurisdiction)
  if (isArchived(state.case)) {
    const made = await madeOf(deps, state.case)
    const carried = before === undefined ? made : { ...made, recurred: before.recurred, trail: before.trail }
    return knowledge.keep(entryOf(carried, statistics))
  }
  if (before === undefined || before.status === 'withdrawn') return 'nothing'
  const gone = withdrawn(before, {
    at: await clock.now(),
    by: 'system',
    reason: 'The case was reopened.',
    version: state.case.version,
  })
  return (await knowledge.keep(entryOf(gone, statistics))) === 'kept' ? 'withdrawn' : 'stale'
}

async function madeOf({ store, rulesOf }: PrecedentDependencies, of: Archived): Promise<Precedent> {
  const reports: { readonly reportId: string; readonly told: readonly Told[] }[] = []
  for (const reportId of await all((cursor) => store.reportsOfCase(of.caseId, cursor)))
    reports.push({ reportId, told: await all<Told>((cursor) => store.history(`report/${reportId}`, cursor)) })
  reports.sort((a, b) => begunAt(a.told) - begunAt(b.told))
  const words = reports[0] === undefined ? undefined : await store.reportText(reports[0].reportId)
  const told = await all<Told>((cursor) => store.history(`case/${of.caseId}`, cursor))
  const calls = reports.flatMap((one) => one.told)
  return precedentOf(of, words?.description ?? '', told, calls, rulesOf(of.jurisdiction, of.packVersion))
}

/** When a subject was first told of: ids of reports say nothing about time. */
const begunAt = ([first]: readonly Told[]): number =>
  first === undefined ? 0 : millis(first.event.metadata.time)

/** Lets the precedents at the place of a case say that the trouble came back, or no longer say so. */
async function markRecurrence({ knowledge, clock }: PrecedentDependencies, of: Case): Promise<void> {
  const list = placeList(of.place.key)
  const { items } = await knowledge.postings({
    jurisdiction: of.jurisdiction,
    list,
    limit: LATEST_AT_PLACE,
  })
  const same = items.filter(({ facts }) => facts?.matter === of.matter)
  if (same.length === 0) return
  const now: Instant = await clock.now()
  const statistics = await knowledge.statistics(of.jurisdiction)
  for (const { rank } of same) {
    const precedentId = idOfRank(list, rank)
    const standing = (await knowledge.kept(precedentId))?.precedent
    const changed = standing && recurrenceOf(standing, of, now)
    if (changed !== undefined) await knowledge.keep(entryOf(changed, statistics))
  }
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
