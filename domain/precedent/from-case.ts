import type { Case } from '../case/case.ts'
import { type Calendar, type Instant, localDate, nextDate } from '../clock/calendar.ts'
import { elapsed } from '../clock/working-time.ts'
import type { EventData } from '../events/index.ts'
import type { Pack } from '../pack/pack.ts'
import { kindOfPlace } from '../triage/place-kind.ts'
import type { Precedent } from './precedent.ts'
import { redact } from './redact.ts'
import { setbacksOf } from './setbacks.ts'
import type { Told } from './told.ts'

/** The archived case a precedent is made of. */
export type Archived = Extract<Case, { status: 'ended' }> & { ending: 'archived'; watchUntil: string }

/** Whether a case was archived, so that a precedent can be made of it. */
export const isArchived = (of: Case): of is Archived =>
  of.status === 'ended' && of.ending === 'archived' && of.watchUntil !== undefined

/**
 * Makes a precedent (案例) of an archived case: what the trouble was, who did what, what did not work, the plan, the time
 * per stage and what the reporters said. All free text is redacted.
 * @param problem what the first reporter wrote
 * @param told the case's events in order
 * @param calls what the reporters said when they were called back
 * @param rules the calendar by which working time is counted, and the pack that knows kinds of places
 */
export function precedentOf(
  of: Archived,
  problem: string,
  told: readonly Told[],
  calls: readonly Told[],
  { calendar, pack }: { readonly calendar: Calendar; readonly pack: Pack },
): Precedent {
  const placeKind = kindOfPlace(of.place, pack)
  const followUp = calls.flatMap(({ event, texts }) =>
    event.type === 'report-called-back' && event.data.reached ? [saidOf(event.data, texts.text)] : [],
  )
  return {
    schemaVersion: 1,
    precedentId: of.caseId,
    jurisdiction: of.jurisdiction,
    version: of.version,
    revision: 0,
    status: 'standing',
    matter: of.matter,
    placeKey: of.place.key,
    grid: of.place.grid,
    ...(placeKind === undefined ? {} : { placeKind }),
    problem: redact(problem),
    confirmation: confirmationOf(of, followUp),
    openedAt: of.openedAt,
    archivedAt: of.endedAt,
    rounds: of.round,
    ...(of.lead === undefined ? {} : { lead: of.lead }),
    parties: partiesOf(told),
    setbacks: setbacksOf(told, calls),
    plan: (of.plan?.items ?? []).map((item) => ({
      item: item.item,
      party: item.party,
      action: redact(item.action),
      ...(item.after === undefined ? {} : { after: item.after }),
      ...(item.status === 'ended' ? { ending: item.ending } : {}),
    })),
    stageMillis: stageMillisOf(told, calendar),
    workingDays: workingDaysBetween(of.openedAt, of.endedAt, calendar),
    returns: of.returns,
    followUp,
    watchUntil: of.watchUntil,
    recurred: [],
    trail: [],
  }
}

function saidOf(
  data: EventData<'report-called-back'>,
  words: string | undefined,
): Precedent['followUp'][number] {
  return {
    solved: data.solved ?? false,
    satisfied: data.satisfied ?? 'not-said',
    ...(words === undefined ? {} : { words: redact(words) }),
  }
}

function confirmationOf(of: Archived, followUp: Precedent['followUp']): Precedent['confirmation'] {
  if (of.closure !== 'checked') return 'explained-only'
  return followUp.length > 0 && followUp.every((said) => said.solved)
    ? 'reporter-says-solved'
    : 'checked-on-site'
}

/** As much of what a party said it did as a precedent keeps, in characters; the latest words weigh most. */
const LONGEST_ACCOUNT = 2_000

function partiesOf(told: readonly Told[]): Precedent['parties'] {
  const parties = new Map<string, { outcomes: string[]; did: string[] }>()
  for (const { event, texts } of told) {
    if (event.type !== 'task-settled' || event.data.assignee.kind !== 'party') continue
    const { party } = event.data.assignee
    const known = parties.get(party) ?? { outcomes: [], did: [] }
    known.outcomes.push(event.data.outcome)
    if (texts.text !== undefined) known.did.push(redact(texts.text).slice(0, LONGEST_ACCOUNT))
    parties.set(party, known)
  }
  return [...parties].map(([party, { outcomes, did }]) => ({ party, outcomes, did: did.slice(-5) }))
}

function stageMillisOf(told: readonly Told[], calendar: Calendar): Precedent['stageMillis'] {
  const spent: Record<string, number> = {}
  let openedAt: Instant | undefined
  for (const { event } of told) {
    if (event.type === 'stage-opened') openedAt = event.metadata.time
    if (event.type === 'stage-resolved' && openedAt !== undefined)
      spent[event.data.stage] =
        (spent[event.data.stage] ?? 0) + elapsed(openedAt, event.metadata.time, 'working', calendar)
  }
  return spent
}

/** Working days after the date of the first moment, up to the date of the second one. */
export function workingDaysBetween(from: Instant, to: Instant, calendar: Calendar): number {
  const last = localDate(to)
  let days = 0
  for (let date = localDate(from); date < last; ) {
    date = nextDate(date)
    if (calendar.isWorkingDay(date)) days += 1
  }
  return days
}
