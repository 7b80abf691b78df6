import type { Case } from '#domain/case/record/case.ts'
import { type Advice, adviceOf } from '#domain/knowledge/advice.ts'
import { type Like, likeOf, type SuggestedMatter, suggestedMatters } from '#domain/knowledge/intake.ts'
import { alikeOf, type Bounds, plan, type Wanted } from '#domain/knowledge/look-up.ts'
import { planSeen, type Seen } from '#domain/knowledge/seen-before.ts'
import type { Statistics } from '#domain/knowledge/statistics.ts'
import type { Pack } from '#domain/pack/pack.ts'
import {
  type MatterHint,
  matterHints,
  type PlaceHint,
  placeHint,
  type Typed,
} from '#domain/triage/suggest.ts'
import { type DoorTold, whatIs } from '#domain/triage/what.ts'
import { type BestEffort, bestEffort, TIMEOUT_MS } from '../best-effort.ts'
import { readLists } from './look-up-precedents.ts'
import {
  openSeen,
  type SeenAsked,
  type SeenBeforeDependencies,
  type SeenWatched,
  watchedSeen,
} from './seen-before.ts'

/** What advice at intake needs. */
export type IntakeAdviceDependencies = SeenBeforeDependencies & {
  /** What is cached of the statistics of a jurisdiction; nothing waits for them. */
  readonly statisticsSoFar: (jurisdiction: string) => Statistics
  readonly now: string
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
  /** Archived ones whose place is watched still. */
  readonly watched?: readonly SeenWatched[]
  readonly here: Advice['here']
  readonly like: readonly Like[]
  readonly missing: readonly {
    readonly part: 'precedents' | 'duplicates' | 'watched'
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
 * Advice while a report is being typed (受理建议), or on the one that a case was opened for: matters with reasons, where it is, cases
 * that may be the same, and what happened here before. Lists of the index and the open cases at the place are read at once, and
 * after that only the few cases that were found by words: the rest is opened by whoever wants to see it. Whatever is late or fails is
 * left out and said to be missing.
 * @param sees whether who asks may see a case; nothing when they see none: then duplicates are none of theirs
 * @param own the case that it stands with already
 */
export async function adviseIntake(
  deps: IntakeAdviceDependencies,
  typed: Typed,
  sees: ((of: Case) => boolean) | undefined,
  own?: Pick<Case, 'caseId' | 'place'>,
): Promise<IntakeAdvice> {
  const { pack, timeoutMs = TIMEOUT_MS, now } = deps
  const hints = matterHints(typed.description, pack)
  const place = placeHint(typed, pack)
  const { elsewhere } = whatIs(typed.description, pack)
  const wanted = wantedFor(typed, hints, place)
  const precedents = bestEffort(timeoutMs, async () =>
    wanted === undefined ? NOTHING : precedentsFor(deps, wanted),
  )
  const asked = sees && askedAbout(deps, typed, hints, own?.place ?? placeOfHint(typed, place), own, sees)
  const [found, duplicates, watched] = await Promise.all([
    precedents,
    asked && bestEffort(timeoutMs, () => openSeen(deps, asked)),
    asked &&
      bestEffort(timeoutMs, async () => {
        const told = await precedents
        return told.given ? watchedSeen(deps, asked, told.value, now) : undefined
      }),
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
    ...(watched?.given && watched.value && { watched: watched.value }),
    here,
    ...(likeThis !== undefined && { likeThis }),
    like,
    missing: [
      ...missing('precedents', found),
      ...missing('duplicates', duplicates),
      ...missing('watched', watched),
    ],
  }
}

/** What is compared with cases. */
function askedAbout(
  { statisticsSoFar, pack }: IntakeAdviceDependencies,
  typed: Typed,
  hints: readonly MatterHint[],
  place: Case['place'] | undefined,
  own: Pick<Case, 'caseId'> | undefined,
  sees: (of: Case) => boolean,
): SeenAsked {
  const statistics = statisticsSoFar(pack.jurisdiction)
  const { description, place: about } = typed
  const matters = mattersAsked(typed, hints, pack)
  const question = planSeen({ description, about, place, matters }, statistics)
  return { typed, question, place, statistics, own: own?.caseId, sees }
}
const placeOfHint = ({ place: text }: Typed, hint: PlaceHint | undefined): Case['place'] | undefined =>
  hint && { ...hint.place, text }

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
