import type { Case } from '../case/record/case.ts'
import { type Calendar, type Instant, localDate, nextDate } from '../clock/calendar.ts'
import { elapsed } from '../clock/working-time.ts'
import type { Pack } from '../pack/pack.ts'
import { historyOf } from '../projection/case-history.ts'
import type { CaseHistory } from '../projection/history.ts'
import { redact } from '../redaction/redact.ts'
import { beginning } from '../text.ts'
import { kindOfPlace } from '../triage/place-kind.ts'
import { callsOf, confirmationOf, followUpOf } from './follow-up.ts'
import type { Precedent } from './precedent.ts'
import type { RecordedEvent } from './recorded-event.ts'
import { setbacksOf } from './setbacks.ts'

/** The archived case a precedent is made of. */
export type Archived = Extract<Case, { status: 'ended' }> & { ending: 'archived'; watchUntil: string }

/** Whether a case was archived, so that a precedent can be made of it; what was sensitive is none that everybody may read. */
export const isArchived = (of: Case): of is Archived =>
  of.sensitive === undefined &&
  of.status === 'ended' &&
  of.ending === 'archived' &&
  of.watchUntil !== undefined

/**
 * Makes a precedent (案例) of an archived case: what the trouble was, who did what, what did not work, the plan, the time
 * per stage and what the reporters said. All free text is redacted, and all that a case may have much of is bounded: with
 * what is done to it later, a precedent is one item of the store.
 * @param problem what the first reporter wrote
 * @param told the case's events in order
 * @param calls what the reporters said when they were called back
 * @param rules the calendar by which working time is counted, and the pack that knows kinds of places
 */
export function precedentOf(
  of: Archived,
  problem: string,
  told: readonly RecordedEvent[],
  calls: readonly RecordedEvent[],
  { calendar, pack }: { readonly calendar: Calendar; readonly pack: Pack },
): Precedent {
  const placeKind = kindOfPlace(of.place, pack)
  const reached = callsOf(of, calls)
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
    subjects: of.subjects ?? [],
    problem: beginning(redact(problem), MAX_PROBLEM),
    confirmation: confirmationOf(of, reached),
    openedAt: of.openedAt,
    archivedAt: of.endedAt,
    rounds: of.round,
    ...(of.lead === undefined ? {} : { lead: of.lead }),
    parties: partiesOf(told, of.lead),
    setbacks: setbacksOf(told, calls),
    plan: (of.plan?.items ?? []).map((item) => ({
      item: item.item,
      party: item.party,
      action: beginning(redact(item.action), MAX_ACTION),
      ...(item.after === undefined ? {} : { after: item.after }),
      ...(item.status === 'ended' ? { ending: item.ending } : {}),
    })),
    stageMillis: stageMillisOf(historyOf(told.map(({ event }) => event)), calendar),
    workingDays: workingDaysBetween(of.openedAt, of.endedAt, calendar),
    returns: of.returns,
    ...followUpOf(reached),
    watchUntil: of.watchUntil,
    recurred: [],
    trail: [],
  }
}

/** Characters of what was reported and of one item of the plan: redacted, a text may be longer than it came. */
const MAX_PROBLEM = 5_000
const MAX_ACTION = 500
/** As many parties are told of, the lead among them, each with its latest outcomes. */
const MAX_PARTIES = 30
const MAX_OUTCOMES = 20
/** As much is kept of what parties said they did, in characters: of one account, and of all; the latest weigh most. */
const MAX_ACCOUNT = 2_000
const MAX_OF_ACCOUNTS = 8_000
const ACCOUNTS_EACH = 5

function partiesOf(told: readonly RecordedEvent[], lead: string | undefined): Precedent['parties'] {
  const settled = told.flatMap(({ event, texts }) =>
    event.type === 'task-settled' && event.data.assignee.kind === 'party'
      ? [{ party: event.data.assignee.party, outcome: event.data.outcome, text: texts.text ?? '' }]
      : [],
  )
  const parties = new Map(
    settled.map(({ party }) => [party, { party, outcomes: [] as string[], did: [] as string[] }]),
  )
  let left = MAX_OF_ACCOUNTS
  for (const { party, outcome, text } of settled.toReversed()) {
    const known = parties.get(party)
    if (known === undefined) continue
    if (known.outcomes.length < MAX_OUTCOMES) known.outcomes.unshift(outcome)
    if (known.did.length === ACCOUNTS_EACH) continue
    const account = beginning(redact(text), Math.min(MAX_ACCOUNT, left))
    left -= account.length
    if (account !== '') known.did.unshift(account)
  }
  return [...parties.values()].filter(({ party }, n) => n < MAX_PARTIES || party === lead)
}

function stageMillisOf({ visits }: CaseHistory, calendar: Calendar): Precedent['stageMillis'] {
  const spent: Record<string, number> = {}
  for (const { stage, opened, resolved } of visits)
    if (resolved !== undefined)
      spent[stage] = (spent[stage] ?? 0) + elapsed(opened.at, resolved.at, 'working', calendar)
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
