import type { CaseStore, Knowledge } from '#adapters/ports.ts'
import type { Case } from '#domain/case/case.ts'
import { duplicateKey } from '#domain/case/duplicate-key.ts'
import { type Advice, adviceOf } from '#domain/knowledge/advice.ts'
import { type SuggestedMatter, suggestedMatters } from '#domain/knowledge/intake.ts'
import type { Answer, Bounds, Wanted } from '#domain/knowledge/look-up.ts'
import type { Pack } from '#domain/pack/pack.ts'
import {
  type MatterHint,
  matterHints,
  type PlaceHint,
  placeHint,
  type Typed,
} from '#domain/triage/suggest.ts'
import { lookUp } from './look-up-precedents.ts'
import { PATIENCE, type Timely, timely } from './timely.ts'

/** What advice at intake needs. */
export type IntakeAdviceDependencies = {
  readonly store: Pick<CaseStore, 'keyHolder' | 'caseHeader'>
  readonly knowledge: Pick<Knowledge, 'postings' | 'cards' | 'statistics'>
  readonly pack: Pack
  readonly patience?: number
}

/** An open case that the report would join. */
export type Duplicate = Extract<Case, { status: 'open' }>

/** What can be said of a report while it is being typed; `missing` names what did not come in time. */
export type IntakeAdvice = Partial<Pick<Advice, 'likeThis'>> & {
  readonly matters: readonly SuggestedMatter[]
  readonly place?: PlaceHint
  readonly duplicates?: readonly Duplicate[]
  readonly here: Advice['here']
  readonly like: readonly Answer[]
  readonly missing: readonly {
    readonly part: 'precedents' | 'duplicates'
    readonly reason: 'late' | 'failed'
  }[]
}

/** Less than for a search: it is asked again with the next word. Some fourteen read units at most. */
const BOUNDS: Bounds = { terms: 8, bytesPerList: 4_096, inView: 20, ofKind: 10, plans: 0, candidates: 8 }
/** For so many matters it is looked whether an open case holds the place. */
const MATTERS_ASKED = 3

/**
 * Advice while a report is being typed (受理建议): matters with reasons, where it is, the open case it would join, and
 * what happened here before. Index and duplicate keys are read at once, then what they name; whatever is late or fails
 * is left out and said to be missing.
 * @param seesCases whether who asks may see cases: else duplicates are none of theirs
 */
export async function adviseIntake(
  { store, knowledge, pack, patience = PATIENCE }: IntakeAdviceDependencies,
  typed: Typed,
  seesCases: boolean,
): Promise<IntakeAdvice> {
  const hints = matterHints(typed.description, pack)
  const place = placeHint(typed, pack)
  const wanted = wantedFor(typed, hints, place)
  const [found, duplicates] = await Promise.all([
    timely(patience, async () => (wanted === undefined ? NOTHING : precedentsFor(knowledge, pack, wanted))),
    seesCases
      ? timely(patience, () => duplicatesOf(store, pack, mattersAsked(typed, hints, pack), place))
      : undefined,
  ])
  const { here, like, likeThis } = found.given ? found.value : NOTHING
  return {
    matters: suggestedMatters(
      hints,
      like,
      here,
      pack.matters.filter(({ code }) => code !== pack.unsortedMatter),
    ),
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
  of: Timely<unknown> | undefined,
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
  knowledge: IntakeAdviceDependencies['knowledge'],
  { jurisdiction }: Pack,
  wanted: Wanted,
): Promise<OfPrecedents> {
  const statistics = await knowledge.statistics(jurisdiction)
  const { answers, read } = await lookUp({ knowledge }, jurisdiction, wanted, statistics, BOUNDS)
  const { here, likeThis } = adviceOf(wanted, read, answers)
  return { here, like: answers, ...(likeThis !== undefined && { likeThis }) }
}

/** The matters under which a case may be open: the one that was chosen, else those the words speak for. */
const mattersAsked = ({ matter }: Typed, hints: readonly MatterHint[], { unsortedMatter }: Pack): string[] =>
  (matter === undefined ? hints.slice(0, MATTERS_ASKED).map((one) => one.matter) : [matter]).filter(
    (one) => one !== unsortedMatter,
  )

async function duplicatesOf(
  store: IntakeAdviceDependencies['store'],
  pack: Pack,
  matters: readonly string[],
  at: PlaceHint | undefined,
): Promise<Duplicate[]> {
  if (at === undefined) return []
  const place = { ...at.place, text: at.place.key }
  const { jurisdiction } = pack
  const found = await Promise.all(
    matters.map(async (matter): Promise<Duplicate[]> => {
      const holder = await store.keyHolder(duplicateKey({ caseId: '', jurisdiction, place, matter }, pack))
      const held = holder === undefined ? undefined : await store.caseHeader(holder)
      return held?.status === 'open' ? [held] : []
    }),
  )
  return found.flat()
}
