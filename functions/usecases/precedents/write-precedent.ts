import { allOf } from '#adapters/paging.ts'
import type { CaseStore, Clock, Knowledge } from '#adapters/ports.ts'
import type { Case } from '#domain/case/record/case.ts'
import { millis } from '#domain/clock/calendar.ts'
import { entryOf, placeList } from '#domain/knowledge/entry.ts'
import { idOfRank } from '#domain/knowledge/rank.ts'
import { type Archived, isArchived, precedentOf } from '#domain/precedent/from-case.ts'
import type { Precedent } from '#domain/precedent/precedent.ts'
import type { RecordedEvent } from '#domain/precedent/recorded-event.ts'
import { madeAnew } from '#domain/precedent/review/anew.ts'
import { causesOf, recurrenceOf, withdrawn } from '#domain/precedent/review/revise.ts'
import { subjectsOf } from '#domain/precedent/subjects.ts'
import { err, ok } from '#domain/result.ts'
import type { ChangeDependencies, Serving } from '../dependencies.ts'
import { changePrecedent } from './change-precedent.ts'

/** What writing precedents needs. */
export type PrecedentDependencies = {
  readonly store: Pick<CaseStore, 'loadCase' | 'history' | 'reportsOfCase' | 'reportText'>
  readonly knowledge: Pick<Knowledge, 'upsert' | 'load' | 'postings' | 'statistics'>
  readonly clock: Clock
  readonly rulesOf: ChangeDependencies['rulesOf']
  readonly serving: Pick<Serving, 'practises'>
}

/** As many precedents of a place are read at once when trouble comes back there. */
const AT_ONCE = 50

/**
 * Brings the knowledge base to what the case says: an archived case becomes a precedent, the precedent of a case that
 * was reopened is withdrawn, and precedents of the same trouble at the same place, still watched when the case was
 * opened, say that it came back: by the place and matter the case has now, and no longer by those it had before it was
 * corrected. What was practised (训练) says nothing. Idempotent; a later version is never overwritten by an earlier one.
 */
export async function writePrecedent(
  deps: PrecedentDependencies,
  caseId: string,
): Promise<'written' | 'withdrawn' | 'stale' | 'nothing'> {
  const state = await deps.store.loadCase(caseId)
  if (state === undefined) return 'nothing'
  if (await deps.serving.practises(state.case.jurisdiction)) return 'nothing'
  const told = await allOf<RecordedEvent>((cursor) => deps.store.history(`case/${caseId}`, cursor))
  await markRecurrence(deps, state.case, told)
  return isArchived(state.case)
    ? writeArchived(deps, state.case, told)
    : withdrawReopened(deps, state.case, told)
}

/** Writes the precedent of an archived case, or makes it anew when that was of an earlier version of the case. */
async function writeArchived(
  deps: PrecedentDependencies,
  of: Archived,
  told: readonly RecordedEvent[],
): Promise<'written' | 'stale'> {
  const { knowledge, clock } = deps
  let made: Precedent | undefined
  const named = { jurisdiction: of.jurisdiction, precedentId: of.caseId }
  const written = await changePrecedent(knowledge, named, async (standing) => {
    if (standing !== undefined && standing.version >= of.version) return err(standing)
    made ??= await madeOf(deps, of, told)
    return ok(standing === undefined ? made : madeAnew(standing, made, await clock.now()))
  })
  if (written.ok) return 'written'
  // It stands already, but a crash may have left it half written.
  return knowledge.upsert(entryOf(written.error, await knowledge.statistics(of.jurisdiction)))
}

/** Withdraws the precedent of a case that is no longer archived; its trail says who reopened the case. */
async function withdrawReopened(
  { knowledge, clock }: PrecedentDependencies,
  of: Case,
  told: readonly RecordedEvent[],
): Promise<'withdrawn' | 'stale' | 'nothing'> {
  const named = { jurisdiction: of.jurisdiction, precedentId: of.caseId }
  const by = told.findLast(({ event }) => event.type === 'case-reopened')?.event.metadata.actor ?? 'system'
  const gone = await changePrecedent(knowledge, named, async (standing) => {
    if (standing === undefined || causesOf(standing).includes('reopening')) return err('nothing' as const)
    if (standing.version > of.version) return err('stale' as const)
    const doing = { at: await clock.now(), by, reason: 'closure-found-wrong' }
    return ok(withdrawn(standing, 'reopening', { ...doing, version: of.version }))
  })
  return gone.ok ? 'withdrawn' : gone.error
}

async function madeOf(
  { store, rulesOf }: PrecedentDependencies,
  of: Archived,
  told: readonly RecordedEvent[],
): Promise<Precedent> {
  const reports: { readonly reportId: string; readonly told: readonly RecordedEvent[] }[] = []
  for (const reportId of await allOf((cursor) => store.reportsOfCase(of.caseId, cursor)))
    reports.push({
      reportId,
      told: await allOf<RecordedEvent>((cursor) => store.history(`report/${reportId}`, cursor)),
    })
  reports.sort((a, b) => begunAt(a.told) - begunAt(b.told))
  const words = reports[0] === undefined ? undefined : await store.reportText(reports[0].reportId)
  const calls = reports.flatMap((one) => one.told)
  return precedentOf(
    of,
    words?.description ?? '',
    told,
    calls,
    await rulesOf(of.jurisdiction, of.packVersion),
  )
}

/** When a subject was first told of: ids of reports say nothing about time. */
const begunAt = ([first]: readonly RecordedEvent[]): number =>
  first === undefined ? 0 : millis(first.event.metadata.time)

/** Lets the precedents at the places of a case say that the trouble came back, or no longer say so. */
async function markRecurrence(
  { knowledge, clock }: PrecedentDependencies,
  of: Case,
  told: readonly RecordedEvent[],
): Promise<void> {
  const { places, matters } = subjectsOf(of, told)
  for (const place of places)
    for (const precedentId of await watchedAt(knowledge, of, place, matters))
      await changePrecedent(knowledge, { jurisdiction: of.jurisdiction, precedentId }, async (standing) => {
        const changed = standing && recurrenceOf(standing, of, await clock.now())
        return changed === undefined ? err('nothing' as const) : ok(changed)
      })
}

/** Precedents of some matters at a place that were watched when a case was opened. */
async function watchedAt(
  knowledge: PrecedentDependencies['knowledge'],
  { jurisdiction, openedAt }: Case,
  place: string,
  matters: ReadonlySet<string>,
): Promise<string[]> {
  const list = placeList(place)
  const found: string[] = []
  for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
    const page = await knowledge.postings({ jurisdiction, list, limit: AT_ONCE, ...(cursor && { cursor }) })
    const watched = page.items.filter(({ facts }) => facts !== undefined && openedAt < facts.watchUntil)
    found.push(
      ...watched.flatMap(({ rank, facts }) =>
        matters.has(facts?.matter ?? '') ? [idOfRank(list, rank)] : [],
      ),
    )
    // The latest archive comes first: what is behind a page of which nothing was watched any more was not watched either.
    // A whole page, since a watch may have been longer under the policy of its time.
    cursor = watched.length === 0 ? undefined : page.cursor
  }
  return found
}
