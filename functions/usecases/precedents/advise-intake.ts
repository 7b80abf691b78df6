import type { CaseStore, Knowledge } from '#adapters/ports.ts'
import type { Case } from '#domain/case/record/case.ts'
import { duplicateKey } from '#domain/case/record/duplicate-key.ts'
import { type Advice, adviceOf } from '#domain/knowledge/advice.ts'
import { type Like, likeOf, type SuggestedMatter, suggestedMatters } from '#domain/knowledge/intake.ts'
import { alikeOf, type Bounds, plan, type Wanted } from '#domain/knowledge/look-up.ts'
import { planSeen, type Seen, seenAmong, seenCandidates } from '#domain/knowledge/seen-before.ts'
import type { Statistics } from '#domain/knowledge/statistics.ts'
import type { Pack } from '#domain/pack/pack.ts'
import { sameByOf } from '#domain/triage/seen-before.ts'
import {
  type MatterHint,
  matterHints,
  type PlaceHint,
  placeHint,
  type Typed,
} from '#domain/triage/suggest.ts'
import { type DoorTold, whatIs } from '#domain/triage/what.ts'
import { type BestEffort, bestEffort, TIMEOUT_MS } from '../best-effort.ts'
import { followMergers } from '../cases/follow-mergers.ts'
import { readLists } from './look-up-precedents.ts'

/** What advice at intake needs. */
export type IntakeAdviceDependencies = {
  readonly store: Pick<CaseStore, 'board' | 'caseHeaders' | 'keyHolder'>
  readonly knowledge: Pick<Knowledge, 'postings'>
  /** What is cached of the statistics of a jurisdiction; nothing waits for them. */
  readonly statisticsSoFar: (jurisdiction: string) => Statistics
  readonly pack: Pack
  readonly timeoutMs?: number
}

/** What can be said of a report while it is being typed; `missing` names what did not come in time. */
export type IntakeAdvice = Partial<Pick<Advice, 'likeThis'>> & {
  readonly matters: readonly SuggestedMatter[]
  /** Whose it likelier is than the street's. */
  readonly elsewhere?: DoorTold
  readonly place?: PlaceHint
  /** Open cases that it may belong to, the likeliest first, each with what speaks for it. */
  readonly duplicates?: readonly Seen<Case>[]
  readonly here: Advice['here']
  readonly like: readonly Like[]
  readonly missing: readonly {
    readonly part: 'precedents' | 'duplicates'
    readonly reason: 'late' | 'failed'
  }[]
}

/** Less than for a search: it is asked again with the next word. */
export const INTAKE_BOUNDS: Omit<Bounds, 'candidates'> = {
  terms: 12,
  bytesPerList: 4_096,
  inView: 20,
  ofKind: 10,
  ofParty: 0,
  plans: 0,
}
/** For so many matters it is looked whether an open case holds the place. */
const MATTERS_ASKED = 3

/**
 * Advice while a report is being typed (受理建议): matters with reasons, where it is, open cases that may be the same, and
 * what happened here before. Lists of the index and the open cases at the place are read at once, and after that only the few cases
 * that were found by words: the rest is opened by whoever wants to see it. Whatever is late or fails is left out and said to be missing.
 * @param sees whether who asks may see a case; nothing when they see none: then duplicates are none of theirs
 */
export async function adviseIntake(
  deps: IntakeAdviceDependencies,
  typed: Typed,
  sees: ((of: Case) => boolean) | undefined,
): Promise<IntakeAdvice> {
  const { pack, timeoutMs = TIMEOUT_MS } = deps
  const hints = matterHints(typed.description, pack)
  const place = placeHint(typed, pack)
  const { elsewhere } = whatIs(typed.description, pack)
  const wanted = wantedFor(typed, hints, place)
  const [found, duplicates] = await Promise.all([
    bestEffort(timeoutMs, async () => (wanted === undefined ? NOTHING : precedentsFor(deps, wanted))),
    sees === undefined
      ? undefined
      : bestEffort(timeoutMs, async () =>
          seenBefore(deps, typed, mattersAsked(typed, hints, pack), place, sees),
        ),
  ])
  const { here, like, likeThis } = found.given ? found.value : NOTHING
  return {
    matters: suggestedMatters(
      hints,
      like,
      here,
      pack.matters.filter(({ code }) => code !== pack.unsortedMatter),
    ),
    ...(elsewhere !== undefined && { elsewhere }),
    ...(place !== undefined && { place }),
    ...(duplicates?.given && { duplicates: duplicates.value }),
    here,
    ...(likeThis !== undefined && { likeThis }),
    like,
    missing: [...missing('precedents', found), ...missing('duplicates', duplicates)],
  }
}

/** What precedents tell. */
type OfPrecedents = Pick<IntakeAdvice, 'here' | 'like' | 'likeThis'>
const NOTHING: OfPrecedents = { here: [], like: [] }

const missing = (
  part: IntakeAdvice['missing'][number]['part'],
  of: BestEffort<unknown> | undefined,
): IntakeAdvice['missing'] => (of === undefined || of.given ? [] : [{ part, reason: of.reason }])

/** What precedents are looked for by, or nothing when nothing was typed that could lead to any. */
function wantedFor(
  { description, matter }: Typed,
  hints: readonly MatterHint[],
  place: PlaceHint | undefined,
): Wanted | undefined {
  // A keyword that is only begun may yet become another word.
  const about = matter ?? hints.find(({ keywords }) => keywords.length > 0)?.matter
  const wanted = {
    ...(description.trim() !== '' && { words: description }),
    ...(about !== undefined && { matter: about }),
    ...(place !== undefined && { placeKey: place.place.key }),
  }
  if (Object.keys(wanted).length === 0) return undefined
  return { ...wanted, ...(place?.kind !== undefined && { placeKind: place.kind }) }
}

async function precedentsFor(
  { knowledge, statisticsSoFar, pack: { jurisdiction, matters } }: IntakeAdviceDependencies,
  wanted: Wanted,
): Promise<OfPrecedents> {
  const question = plan(wanted, statisticsSoFar(jurisdiction), INTAKE_BOUNDS)
  const read = await readLists({ knowledge }, jurisdiction, question)
  const { here, likeThis } = adviceOf(wanted, read, [])
  const like = likeOf(question, alikeOf(question, read), matters)
  return { here, like, ...(likeThis !== undefined && { likeThis }) }
}

/** The matters under which a case may be open: the one that was chosen, then those the words speak for. */
const mattersAsked = ({ matter }: Typed, hints: readonly MatterHint[], { unsortedMatter }: Pack): string[] =>
  [...new Set([...(matter === undefined ? [] : [matter]), ...hints.map((one) => one.matter)])]
    .filter((one) => one !== unsortedMatter)
    .slice(0, MATTERS_ASKED)

/** Open cases at the place itself that are compared. */
const AT_PLACE = 20

/**
 * Open cases that tell perhaps of the same: by the words in common, at the place, in its cell of the map and the ring around it,
 * and the one that it would join without a person; along the mergers that people ruled.
 */
async function seenBefore(
  { store, knowledge, statisticsSoFar, pack }: IntakeAdviceDependencies,
  typed: Typed,
  matters: readonly string[],
  at: PlaceHint | undefined,
  sees: (of: Case) => boolean,
): Promise<readonly Seen<Case>[]> {
  const { jurisdiction } = pack
  const { description, component } = typed
  if (`${typed.place}${description}`.trim() === '' && component === undefined) return []
  const statistics = statisticsSoFar(jurisdiction)
  const question = planSeen({ description, about: typed.place, place: at?.place, matters }, statistics)
  const [read, atPlace, holder] = await Promise.all([
    readLists({ knowledge }, jurisdiction, question),
    at === undefined
      ? []
      : store
          .board({ jurisdiction, grid: at.place.grid, placeKey: at.place.key, limit: AT_PLACE })
          .then(({ items }) => items),
    holderOf(store, typed, at, pack),
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
    if (of !== undefined && sees(of)) open.set(of.caseId, of)
  const certain = holder && (await ledTo(holder.caseId))?.caseId
  return seenAmong(question, [...open.values()], statistics, certain)
}

/** Who holds what makes it certain, as far as that is typed: of a number nothing is known here. */
const holderOf = async (
  store: IntakeAdviceDependencies['store'],
  { component, ...words }: Typed,
  at: PlaceHint | undefined,
  pack: Pack,
) => {
  if (at === undefined && component === undefined) return undefined
  const place = { ...(at?.place ?? NOWHERE), text: words.place }
  const sameBy = sameByOf({ appeal: 'complaint', component }, words, { place })
  const { jurisdiction } = pack
  return sameBy.by === 'nothing'
    ? undefined
    : store.keyHolder(duplicateKey({ caseId: '', jurisdiction, place, matter: '', sameBy }, pack))
}
const NOWHERE = { key: '', grid: '' }
