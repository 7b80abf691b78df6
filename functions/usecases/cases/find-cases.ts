import type { CaseStore, Knowledge } from '#adapters/ports.ts'
import { type Reader, readerOf, takesCalls } from '#domain/case/audience.ts'
import type { Case } from '#domain/case/record/case.ts'
import { needsTasksToSee, seesCase } from '#domain/case/record/seeing.ts'
import { placeList } from '#domain/knowledge/entry.ts'
import { idOfRank } from '#domain/knowledge/rank.ts'
import type { Pack } from '#domain/pack/pack.ts'
import type { Actor } from '#domain/people/actor.ts'
import { mayRead } from '#domain/people/rights.ts'
import { numberIn } from '#domain/report/record/phone.ts'
import { reference } from '#domain/report/record/reference.ts'
import { placesNamed } from '#domain/triage/places-named.ts'
import { caseOfReport, reportByCode } from '../reports/report-by-code.ts'

/** By what a case is found. What says which report it is comes before what many cases have in common. */
export const FOUND_BY = ['case', 'report', 'upstream', 'phone', 'place'] as const
export type FoundBy = (typeof FOUND_BY)[number]

export type Found = {
  readonly of: Case
  readonly by: FoundBy
  /** Found by a phone number: the reports whose reporter it is. */
  readonly reports?: readonly string[]
}

/** What finding cases needs. */
export type FindDependencies = {
  readonly store: Pick<
    CaseStore,
    'board' | 'caseHeader' | 'caseHeaders' | 'casesOfPhone' | 'identity' | 'loadCase' | 'loadReport'
  >
  readonly knowledge: Pick<Knowledge, 'postings'>
  readonly pack: Pack
}

/** Who looks for something, and the grids whose leader he stands in for now. */
type Finding = { readonly who: Actor; readonly leads: readonly string[] }

/** Cases that are told at most: who looks for one reads no more. */
const TOLD = 30
/** Known places whose name what was typed may be the beginning of, and systems that may have given a number. */
const PLACES = 6
const SYSTEMS = 10
/** Cases that are read of one place. */
const AT_A_PLACE = 20

/** By what somebody may be led to a case in which they read as that: never from a reporter, unless they read of those. */
const LEADS: Readonly<Record<Reader, readonly FoundBy[]>> = {
  caller: FOUND_BY,
  centre: ['case', 'report', 'upstream', 'place'],
  body: ['case', 'report', 'upstream', 'place'],
  firm: ['case', 'place'],
  subject: ['case', 'place'],
}

/**
 * Finds cases by what somebody has at hand: a number of ours or another authority's, a tracking code, a phone number, a
 * place. Every way is a few reads by key or one Query, however many cases there are.
 * @returns those that whoever asks sees and may be led to so, the most telling first; and whether there are more
 */
export async function findCases(
  deps: FindDependencies,
  { who, leads }: Finding,
  asked: string,
): Promise<{ readonly items: readonly Found[]; readonly more: boolean }> {
  const words = asked.normalize('NFKC').trim()
  const bare = words.replaceAll(/\s/gu, '')
  const ways = await Promise.all([
    byCaseNumber(deps, bare),
    byReport(deps, bare),
    byUpstream(deps, bare),
    mayRead(who, 'persons') ? byPhone(deps, who, words) : [],
    byPlace(deps, words),
  ])
  const found = new Map<string, Found>()
  for (const one of ways.flat()) if (!found.has(one.of.caseId)) found.set(one.of.caseId, one)
  const candidates = [...found.values()].slice(0, TOLD)
  const seen = await Promise.all(
    candidates.map(async (one) => ((await isFor(deps, { who, leads }, one)) ? [one] : [])),
  )
  return { items: seen.flat(), more: found.size > TOLD }
}

/** Whether somebody sees a case that was found, and may be led to it by that. */
async function isFor(
  { store, pack }: FindDependencies,
  { who, leads }: Finding,
  { of, by }: Found,
): Promise<boolean> {
  if (of.jurisdiction !== who.jurisdiction) return false
  const reader = readerOf(who, of, pack)
  if (!LEADS[reader].includes(by)) return false
  // Somebody it is about reads the building alone, and finds it by no more than that.
  if (reader === 'subject' && by === 'place' && !pack.places.some(({ code }) => code === of.place.key))
    return false
  const state = needsTasksToSee(who, of) ? await store.loadCase(of.caseId) : { case: of, tasks: [] }
  return state !== undefined && seesCase(who, state, pack, leads)
}

const found = (by: FoundBy, cases: readonly (Case | undefined)[]): readonly Found[] =>
  cases.flatMap((of) => (of === undefined ? [] : [{ of, by }]))

async function byCaseNumber({ store }: FindDependencies, typed: string): Promise<readonly Found[]> {
  if (!/^c-[0-9a-z-]{1,60}$/iu.test(typed)) return []
  return found('case', [await store.caseHeader(typed.toLowerCase())])
}

/** By the number of a report or its tracking code. */
async function byReport({ store }: FindDependencies, typed: string): Promise<readonly Found[]> {
  const report = /^r-[0-9a-z]{26}$/iu.test(typed)
    ? await store.loadReport(typed.toLowerCase())
    : /^dg[0-9a-z]{16}$/iu.test(typed)
      ? await reportByCode(store, typed)
      : undefined
  return report === undefined ? [] : found('report', [await caseOfReport(store, report)])
}

/** By the number that another authority gave a report: whichever of those the street knows did. */
async function byUpstream({ store, pack }: FindDependencies, typed: string): Promise<readonly Found[]> {
  if (!/\d/u.test(typed) || typed.length < 4 || !reference.safeParse(typed).success) return []
  const cases = await Promise.all(
    pack.systems.slice(0, SYSTEMS).map(async ({ source }) => {
      const key = [pack.jurisdiction, source, typed].map(encodeURIComponent).join('|')
      const known = await store.identity(key)
      const report = known && (await store.loadReport(known.reportId))
      return report && caseOfReport(store, report)
    }),
  )
  return found('upstream', cases)
}

/** By a phone number: what is confidential (保密) is found so by those alone who take its calls. */
async function byPhone(
  { store, pack }: FindDependencies,
  who: Actor,
  typed: string,
): Promise<readonly Found[]> {
  if (/\p{Script=Han}/u.test(typed) || numberIn(typed) === undefined) return []
  const { items } = await store.casesOfPhone({
    jurisdiction: pack.jurisdiction,
    phone: typed,
    limit: TOLD,
  })
  const cases = await store.caseHeaders([...new Set(items.map(({ caseId }) => caseId))])
  const reports = (await Promise.all(items.map(({ reportId }) => store.loadReport(reportId)))).filter(
    (one) => one !== undefined,
  )
  return latestFirst(cases).flatMap((of) => {
    const knows = takesCalls(who, of)
    const told = reports.filter(
      (one) => one.status !== 'received' && one.caseId === of.caseId && (one.privacy === undefined || knows),
    )
    return told.length === 0
      ? []
      : [{ of, by: 'phone' as const, reports: told.map(({ reportId }) => reportId) }]
  })
}

/** By a place: what is open there, and what ended there and was kept as a precedent. */
async function byPlace(
  { store, knowledge, pack }: FindDependencies,
  typed: string,
): Promise<readonly Found[]> {
  // Letters and digits without a Chinese character are a number, and no place.
  if (!/\p{L}/u.test(typed) || (/\d/u.test(typed) && !/\p{Script=Han}/u.test(typed))) return []
  const { jurisdiction } = pack
  const read = await Promise.all(
    placesNamed(typed, pack, PLACES).map(async ({ key, grids }) => {
      const [open, ended] = await Promise.all([
        Promise.all(
          grids.map((grid) => store.board({ jurisdiction, grid, placeKey: key, limit: AT_A_PLACE })),
        ),
        knowledge.postings({ jurisdiction, list: placeList(key), limit: AT_A_PLACE }),
      ])
      return {
        open: open.flatMap(({ items }) => items),
        ended: ended.items.map(({ list, rank }) => idOfRank(list, rank)),
      }
    }),
  )
  const archived = await store.caseHeaders(read.flatMap(({ ended }) => ended).slice(0, TOLD))
  return found('place', [...latestFirst(read.flatMap(({ open }) => open)), ...latestFirst(archived)])
}

const latestFirst = (cases: readonly Case[]): readonly Case[] =>
  cases.toSorted((a, b) => (a.openedAt < b.openedAt ? 1 : -1))
