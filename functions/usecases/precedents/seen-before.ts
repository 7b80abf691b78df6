import type { CaseStore, Knowledge } from '#adapters/ports.ts'
import type { Case } from '#domain/case/record/case.ts'
import { duplicateKey } from '#domain/case/record/duplicate-key.ts'
import { type Watched, watchedAs } from '#domain/case/watched.ts'
import type { Backing } from '#domain/knowledge/advice.ts'
import type { Like } from '#domain/knowledge/intake.ts'
import { type Seen, type SeenPlan, seenAmong, seenCandidates } from '#domain/knowledge/seen-before.ts'
import type { Statistics } from '#domain/knowledge/statistics.ts'
import type { Pack } from '#domain/pack/pack.ts'
import { sameByOf } from '#domain/triage/seen-before.ts'
import type { Typed } from '#domain/triage/suggest.ts'
import { followMergers } from '../cases/follow-mergers.ts'
import { readLists } from './look-up-precedents.ts'

/** What finding cases of the same trouble needs. */
export type SeenBeforeDependencies = {
  readonly store: Pick<CaseStore, 'board' | 'caseHeaders' | 'keyHolder'>
  readonly knowledge: Pick<Knowledge, 'postings'>
  readonly pack: Pack
}

/** What is compared with cases: a report that is typed, or one that a case was opened for. */
export type SeenAsked = {
  readonly typed: Typed
  /** As its words and place were understood. */
  readonly question: SeenPlan
  readonly place: Case['place'] | undefined
  readonly statistics: Statistics
  /** The case that stands for it already: it is not the same as itself. */
  readonly own: string | undefined
  /** Whether who asks may see a case. */
  readonly sees: (of: Case) => boolean
}

/** Open cases at the place itself that are compared. */
const AT_PLACE = 20

/**
 * Open cases that tell perhaps of the same: by the words in common, at the place, in its cell of the map and the ring around it,
 * and the one that it would join without a person; along the mergers that people ruled.
 */
export async function openSeen(
  { store, knowledge, pack }: SeenBeforeDependencies,
  { typed, question, place, statistics, own, sees }: SeenAsked,
): Promise<readonly Seen<Case>[]> {
  const { jurisdiction } = pack
  if (`${typed.place}${typed.description}`.trim() === '' && typed.component === undefined) return []
  const [read, atPlace, holder] = await Promise.all([
    readLists({ knowledge }, jurisdiction, question),
    place === undefined
      ? []
      : store
          .board({ jurisdiction, grid: place.grid, placeKey: place.key, limit: AT_PLACE })
          .then(({ items }) => items),
    own === undefined ? holderOf(store, typed, place, pack) : undefined,
  ])
  const found = [...(holder === undefined ? [] : [holder.caseId]), ...seenCandidates(question, read)]
  const known = new Map(atPlace.map((of) => [of.caseId, of]))
  const unknown = found.filter((caseId) => !known.has(caseId))
  if (unknown.length > 0)
    for (const of of await store.caseHeaders([...new Set(unknown)])) known.set(of.caseId, of)
  const headerOf = async (caseId: string): Promise<Case | undefined> =>
    known.get(caseId) ?? (await store.caseHeaders([caseId]))[0]
  const ledTo = async (caseId: string) => (await followMergers(headerOf, caseId))?.of
  const open = new Map<string, Case>()
  for (const of of await Promise.all([...new Set([...found, ...known.keys()])].map(ledTo)))
    if (of !== undefined && of.caseId !== own && sees(of)) open.set(of.caseId, of)
  const certain = holder && (await ledTo(holder.caseId))?.caseId
  return seenAmong(question, [...open.values()], statistics, certain)
}

/** Who holds what makes it certain, as far as that is typed: of a number nothing is known here. */
const holderOf = async (
  store: SeenBeforeDependencies['store'],
  { component, ...words }: Typed,
  at: Case['place'] | undefined,
  pack: Pack,
) => {
  if (at === undefined && component === undefined) return undefined
  const place = { ...(at ?? NOWHERE), text: words.place }
  const sameBy = sameByOf({ appeal: 'complaint', component }, words, { place })
  const { jurisdiction } = pack
  return sameBy.by === 'nothing'
    ? undefined
    : store.keyHolder(duplicateKey({ caseId: '', jurisdiction, place, matter: '', sameBy }, pack))
}
const NOWHERE = { key: '', grid: '' }

/** Past cases in like words of which it is asked whether they are watched still. */
const LIKE = 3

/** A past case that is watched still (回头看), with what speaks for its trouble being back, and what the watch makes of a report. */
export type SeenWatched = Seen<Case> & { readonly watched: Watched }

/**
 * Archived cases whose place is watched still and whose trouble it may be again: those of the place, and those in like words.
 * Nothing joins them: of the same matter at the same place a report opens a case that is linked to it.
 */
export async function watchedSeen(
  {
    store,
    pack,
  }: Pick<SeenBeforeDependencies, 'pack'> & {
    readonly store: Pick<CaseStore, 'caseHeaders'>
  },
  { question, statistics, own, sees }: SeenAsked,
  { here, like }: { readonly here: readonly Backing[]; readonly like: readonly Like[] },
  now: string,
): Promise<readonly SeenWatched[]> {
  const asked = [...here.filter(({ watchUntil }) => watchUntil > now), ...like.slice(0, LIKE)].map(
    ({ precedentId }) => precedentId,
  )
  const headers = asked.length === 0 ? [] : await store.caseHeaders([...new Set(asked)])
  const watched = new Map(
    headers.flatMap((of) => {
      const matter = pack.matters.find(({ code }) => code === of.matter)
      const told = matter && of.caseId !== own && sees(of) ? watchedAs(of, matter, now) : undefined
      return told === undefined ? [] : [[of.caseId, told] as const]
    }),
  )
  const cases = [...watched.values()].map(({ of }) => of)
  return seenAmong(question, cases, statistics).flatMap((one) => {
    const told = watched.get(one.of.caseId)
    return told === undefined ? [] : [{ ...one, watched: told }]
  })
}
