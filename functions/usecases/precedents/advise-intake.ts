import type { CaseStore, Knowledge } from '#adapters/ports.ts'
import type { Case } from '#domain/case/record/case.ts'
import { duplicateKey } from '#domain/case/record/duplicate-key.ts'
import { type Advice, adviceOf } from '#domain/knowledge/advice.ts'
import { type Like, likeOf, type SuggestedMatter, suggestedMatters } from '#domain/knowledge/intake.ts'
import { alikeOf, type Bounds, plan, type Wanted } from '#domain/knowledge/look-up.ts'
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
import { followMergers } from '../cases/follow-mergers.ts'
import { readLists } from './look-up-precedents.ts'

/** What advice at intake needs. */
export type IntakeAdviceDependencies = {
  readonly store: Pick<CaseStore, 'caseHeaders' | 'keyHolder'>
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
  /** Open cases that it may belong to: each holds the key of a likely matter at this place. */
  readonly duplicates?: readonly Case[]
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
 * Advice while a report is being typed (受理建议): matters with reasons, where it is, the open case it would join, and
 * what happened here before. Lists of the index and duplicate keys are read at once, and after that only the few cases
 * that hold one: the rest is opened by whoever wants to see it. Whatever is late or fails is left out and said to be missing.
 * @param sees whether who asks may see a case; nothing when they see none: then duplicates are none of theirs
 */
export async function adviseIntake(
  deps: IntakeAdviceDependencies,
  typed: Typed,
  sees: ((of: Case) => boolean) | undefined,
): Promise<IntakeAdvice> {
  const { store, pack, timeoutMs = TIMEOUT_MS } = deps
  const hints = matterHints(typed.description, pack)
  const place = placeHint(typed, pack)
  const { elsewhere } = whatIs(typed.description, pack)
  const wanted = wantedFor(typed, hints, place)
  const [found, duplicates] = await Promise.all([
    bestEffort(timeoutMs, async () => (wanted === undefined ? NOTHING : precedentsFor(deps, wanted))),
    sees === undefined
      ? undefined
      : bestEffort(timeoutMs, async () =>
          (await duplicatesOf(store, pack, mattersAsked(typed, hints, pack), place)).filter(sees),
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

async function duplicatesOf(
  store: IntakeAdviceDependencies['store'],
  pack: Pack,
  matters: readonly string[],
  at: PlaceHint | undefined,
): Promise<readonly Case[]> {
  if (at === undefined) return []
  const place = { ...at.place, text: at.place.key }
  const { jurisdiction } = pack
  const holders = await Promise.all(
    matters.map((matter) => store.keyHolder(duplicateKey({ caseId: '', jurisdiction, place, matter }, pack))),
  )
  const caseIds = holders.flatMap((holder) => (holder === undefined ? [] : [holder.caseId]))
  if (caseIds.length === 0) return []
  const cases = await store.caseHeaders(caseIds)
  const headerOf = async (caseId: string): Promise<Case | undefined> =>
    cases.find((one) => one.caseId === caseId) ?? (await store.caseHeaders([caseId]))[0]
  const led = await Promise.all(caseIds.map((caseId) => followMergers(headerOf, caseId)))
  return led.flatMap((one, n) => {
    const isFirst = led.findIndex((other) => other?.of.caseId === one?.of.caseId) === n
    return one !== undefined && isFirst ? [one.of] : []
  })
}
