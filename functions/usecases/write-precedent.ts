import { allOf } from '#adapters/paging.ts'
import type { CaseStore, Clock, Knowledge } from '#adapters/ports.ts'
import type { Case } from '#domain/case/case.ts'
import { type Instant, millis } from '#domain/clock/calendar.ts'
import { entryOf, placeList } from '#domain/knowledge/entry.ts'
import { idOfRank } from '#domain/knowledge/rank.ts'
import { madeAnew } from '#domain/precedent/anew.ts'
import { type Archived, isArchived, precedentOf } from '#domain/precedent/from-case.ts'
import type { Precedent } from '#domain/precedent/precedent.ts'
import { recurrenceOf, withdrawn } from '#domain/precedent/revise.ts'
import type { Told } from '#domain/precedent/told.ts'
import { err, ok } from '#domain/result.ts'
import { changePrecedent } from './change-precedent.ts'
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
  const state = await deps.store.loadCase(caseId)
  if (state === undefined) return 'nothing'
  await markRecurrence(deps, state.case)
  return isArchived(state.case) ? writeArchived(deps, state.case) : withdrawReopened(deps, state.case)
}

/** Writes the precedent of an archived case, or makes it anew when that was of an earlier version of the case. */
async function writeArchived(deps: PrecedentDependencies, of: Archived): Promise<'kept' | 'stale'> {
  const { knowledge, clock } = deps
  let made: Precedent | undefined
  const named = { jurisdiction: of.jurisdiction, precedentId: of.caseId }
  const written = await changePrecedent(knowledge, named, async (standing) => {
    if (standing !== undefined && standing.version >= of.version) return err(standing)
    made ??= await madeOf(deps, of)
    return ok(standing === undefined ? made : madeAnew(standing, made, await clock.now()))
  })
  if (written.ok) return 'kept'
  // It stands already, but a crash may have left it half written.
  return knowledge.keep(entryOf(written.error, await knowledge.statistics(of.jurisdiction)))
}

/** Withdraws the precedent of a case that is no longer archived. */
async function withdrawReopened(
  { knowledge, clock }: PrecedentDependencies,
  of: Case,
): Promise<'withdrawn' | 'stale' | 'nothing'> {
  const named = { jurisdiction: of.jurisdiction, precedentId: of.caseId }
  const gone = await changePrecedent(knowledge, named, async (standing) => {
    if (standing === undefined || standing.status === 'withdrawn') return err('nothing' as const)
    if (standing.version > of.version) return err('stale' as const)
    const doing = { at: await clock.now(), by: 'system', reason: 'The case was reopened.' }
    return ok(withdrawn(standing, { ...doing, version: of.version }))
  })
  return gone.ok ? 'withdrawn' : gone.error
}

async function madeOf({ store, rulesOf }: PrecedentDependencies, of: Archived): Promise<Precedent> {
  const reports: { readonly reportId: string; readonly told: readonly Told[] }[] = []
  for (const reportId of await allOf((cursor) => store.reportsOfCase(of.caseId, cursor)))
    reports.push({
      reportId,
      told: await allOf<Told>((cursor) => store.history(`report/${reportId}`, cursor)),
    })
  reports.sort((a, b) => begunAt(a.told) - begunAt(b.told))
  const words = reports[0] === undefined ? undefined : await store.reportText(reports[0].reportId)
  const told = await allOf<Told>((cursor) => store.history(`case/${of.caseId}`, cursor))
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
  for (const { rank } of same) {
    const named = { jurisdiction: of.jurisdiction, precedentId: idOfRank(list, rank) }
    await changePrecedent(knowledge, named, async (standing) => {
      const changed = standing && recurrenceOf(standing, of, now)
      return changed === undefined ? err('nothing' as const) : ok(changed)
    })
  }
}
