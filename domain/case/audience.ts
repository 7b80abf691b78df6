import type { DomainEvent } from '../events/index.ts'
import type { Pack } from '../pack/pack.ts'
import { type Actor, hasRole } from '../people/actor.ts'
import { HOUSE_FACTS } from '../people/house.ts'
import { desksOf, may, mayRead } from '../people/rights.ts'
import { redact } from '../redaction/redact.ts'
import { type About, houseSubjectsOf, isOfSubject } from './record/about.ts'
import { buildingOf } from './record/building.ts'
import type { Case } from './record/case.ts'
import type { Audience } from './record/fields.ts'
import { TASK_FACTS } from './tasks/task-kinds.ts'

/**
 * As whom somebody reads a case: who calls its reporters, the rest of the centre, a public body (grids, departments, the
 * district), a firm, committee or contractor, or somebody the case is about.
 */
export const READERS = ['caller', 'centre', 'body', 'firm', 'subject'] as const
export type Reader = (typeof READERS)[number]

/** Who sees which text, the one rule: as it was written, without personal data, or not at all. */
const SHOWN: Readonly<Record<Audience, Readonly<Record<Reader, 'whole' | 'redacted' | 'withheld'>>>> = {
  public: { caller: 'whole', centre: 'whole', body: 'whole', firm: 'whole', subject: 'whole' },
  case: { caller: 'whole', centre: 'whole', body: 'whole', firm: 'redacted', subject: 'withheld' },
  centre: { caller: 'whole', centre: 'whole', body: 'redacted', firm: 'withheld', subject: 'withheld' },
  callers: { caller: 'whole', centre: 'redacted', body: 'withheld', firm: 'withheld', subject: 'withheld' },
}

/** Whether somebody has the place of the callers in a case that is about those who else would call. */
const callsInTheirPlace = (who: Actor, of: Pick<Case, 'subjects'>): boolean =>
  houseSubjectsOf(of).some((one) => who.roles.includes(HOUSE_FACTS[one].doneBy))

/** Whether somebody reads who reported, where a case does not hide it: callers, and who has their place. */
export const readsPersons = (who: Actor, of: Pick<Case, 'subjects'>): boolean =>
  mayRead(who, 'persons') || callsInTheirPlace(who, of)

/** Whether somebody takes the calls of a case: the call-taker, whoever stands in for one, and who has their place. */
export const takesCalls = (who: Actor, of: Pick<Case, 'subjects'>): boolean =>
  desksOf(who).includes('call-taker') || callsInTheirPlace(who, of)

/**
 * Whether somebody calls the reporter as the lead: the pack leaves the first call to whoever leads, it is still owed, and it is
 * this report's. Only until then, and only the lead's own people, see whom to call.
 */
export const callsAsLead = (
  who: Actor,
  { leadCalls, lead, openedBy }: Pick<Case, 'leadCalls' | 'lead' | 'openedBy'>,
  reportId: string,
): boolean =>
  leadCalls === true &&
  lead !== undefined &&
  who.party === lead &&
  hasRole(who, 'handler') &&
  reportId === openedBy

/** Whether somebody belongs to a firm, a committee or a contractor: to them no words of reporters are told. */
export function isOfFirm(who: Actor, pack: Pick<Pack, 'parties'>): boolean {
  const party = pack.parties.find(({ code }) => code === who.party)
  return who.party !== undefined && party?.kind !== 'department'
}

/** As whom somebody reads a case. Whoever belongs to whom it is about reads it as that, whatever else he is. */
export function readerOf(
  who: Actor,
  of: About & Pick<Case, 'subjects'>,
  pack: Pick<Pack, 'parties'>,
): Reader {
  if (isOfSubject(who, of, pack)) return 'subject'
  if (readsPersons(who, of)) return 'caller'
  if (isOfFirm(who, pack)) return 'firm'
  return may(who, 'steer') || may(who, 'rule') ? 'centre' : 'body'
}

/** A text as a reader sees it; nothing where it is none of his. */
export function shownTo(reader: Reader, audience: Audience, text: string): string | undefined {
  switch (SHOWN[audience][reader]) {
    case 'whole':
      return text
    case 'redacted':
      return redact(text)
    case 'withheld':
      return undefined
  }
}

/**
 * Who reads the texts of an event: those of the calls to reporters are the centre's, the others are for whoever sees the
 * case. So the forms say it to whoever writes one (`x-audience`).
 */
export function audienceOf({ type, data }: Pick<DomainEvent, 'type' | 'data'>): Audience {
  if (type.startsWith('report-')) return 'centre'
  if (type === 'case-marked-sensitive') return 'centre'
  // Who checks by telephone writes down what the reporter said.
  if (type === 'task-settled' && 'check' in data && data.check === 'telephone') return 'centre'
  if (type === 'task-settled' && 'kind' in data) return TASK_FACTS[data.kind].audience ?? 'case'
  // The words of a rejection are those of the call.
  if (type === 'case-ended' && 'ending' in data) return data.ending === 'rejected' ? 'centre' : 'case'
  return 'case'
}

/**
 * Whether somebody who sees a case learns that it is marked as sensitive. Why it is, is the centre's: firms, committees and
 * contractors do their part without it, and nobody learns it about himself.
 */
export const knowsOfMark = (reader: Reader): boolean => SHOWN.centre[reader] !== 'withheld'

/** The place of a case as a reader sees it: somebody it is about sees the building alone. */
export function placeFor(
  reader: Reader,
  place: Case['place'],
  pack: Pick<Pack, 'grids' | 'places'>,
): Case['place'] {
  if (reader === 'subject') return buildingOf(place, pack)
  const { key, text, grid, point } = place
  return { key, text, grid, ...(point === undefined ? {} : { point }) }
}
