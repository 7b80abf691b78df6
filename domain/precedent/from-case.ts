import type { Case } from '../case/case.ts'
import { millis } from '../clock/calendar.ts'
import type { DomainEvent, EventData } from '../events/index.ts'
import type { Precedent } from './precedent.ts'
import { redact } from './redact.ts'

/** An event with the texts it commits to, as far as they still exist. */
export type Told = { readonly event: DomainEvent; readonly texts: Readonly<Record<string, string>> }

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
 */
export function precedentOf(
  of: Archived,
  problem: string,
  told: readonly Told[],
  calls: readonly Told[],
): Precedent {
  const followUp = calls.flatMap(({ event, texts }) =>
    event.type === 'report-called-back' && event.data.reached ? [saidOf(event.data, texts.text)] : [],
  )
  return {
    schemaVersion: 1,
    precedentId: of.caseId,
    jurisdiction: of.jurisdiction,
    version: of.version,
    status: 'standing',
    matter: of.matter,
    placeKey: of.place.key,
    grid: of.place.grid,
    problem: redact(problem),
    confirmation: confirmationOf(of, followUp),
    openedAt: of.openedAt,
    archivedAt: of.endedAt,
    rounds: of.round,
    parties: partiesOf(told),
    setbacks: setbacksOf(told),
    plan: (of.plan?.items ?? []).map((item) => ({
      party: item.party,
      action: redact(item.action),
      ...(item.after === undefined ? {} : { after: `${item.after.item} ${item.after.ending}` }),
      ...(item.status === 'ended' ? { ending: item.ending } : {}),
    })),
    stageMillis: stageMillisOf(told),
    followUp,
    watchUntil: of.watchUntil,
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

function partiesOf(told: readonly Told[]): Precedent['parties'] {
  const outcomes = new Map<string, string[]>()
  for (const { event } of told) {
    if (event.type !== 'task-settled' || event.data.assignee.kind !== 'party') continue
    const { party } = event.data.assignee
    outcomes.set(party, [...(outcomes.get(party) ?? []), event.data.outcome])
  }
  return [...outcomes].map(([party, list]) => ({ party, outcomes: list }))
}

const SETBACKS: readonly string[] = [
  'failed',
  'referred',
  'returned',
  'blocked',
  'unsolved',
  'conditions-lacking',
]

const setbacksOf = (told: readonly Told[]): Precedent['setbacks'] =>
  told.flatMap(({ event }) =>
    event.type === 'stage-resolved' && SETBACKS.includes(event.data.outcome)
      ? [{ stage: event.data.stage, outcome: event.data.outcome, at: event.metadata.time }]
      : [],
  )

function stageMillisOf(told: readonly Told[]): Precedent['stageMillis'] {
  const spent: Record<string, number> = {}
  let openedAt = 0
  for (const { event } of told) {
    if (event.type === 'stage-opened') openedAt = millis(event.metadata.time)
    if (event.type === 'stage-resolved')
      spent[event.data.stage] = (spent[event.data.stage] ?? 0) + millis(event.metadata.time) - openedAt
  }
  return spent
}
