import { millis } from '../../clock/calendar.ts'
import { after } from '../../clock/working-time.ts'
import { matterOf } from '../../pack/pack.ts'
import { type Refusal, refusal } from '../../refusal.ts'
import type { ActionOf } from '../asked/actions.ts'
import type { Draft } from '../draft/draft.ts'
import type { Whistle } from '../record/case.ts'
import { type At, actsForParty, RELATIONS } from '../tasks/relations.ts'
import { likelyGround } from './likely-ground.ts'

/** 吹哨: the leader calls parties, on a ground of the pack. A later whistle of the same visit replaces the earlier one. */
export function blowWhistle(draft: Draft, action: ActionOf<'whistle'>): Refusal | undefined {
  const { now, pack } = draft.context
  const { ground, mode, reportInBy } = action
  if (!pack.whistleGrounds.some((one) => one.code === ground))
    return refusal('ground-unknown', `There is no ground ${ground} in this jurisdiction's pack.`, 'ground')
  const unknown = action.parties.find((party) => !pack.parties.some((one) => one.code === party))
  if (unknown !== undefined)
    return refusal('party-unknown', `There is no party ${unknown} in this jurisdiction's pack.`, 'parties')
  if (millis(reportInBy) <= millis(now))
    return refusal('date-past', 'Parties report in at a time to come.', 'reportInBy')
  const called = [...new Set(action.parties)]
  draft.case.whistle = { ground, mode, reportInBy, blownAt: now, called: called.map((party) => ({ party })) }
  return void draft.record('whistle-blown', { ground, mode, parties: called, reportInBy })
}

/** How long whoever is called has to report in, unless the leader says otherwise: working time, in milliseconds. */
const CALLED_WITHIN = 2 * 3_600_000
/** As many as can be called. */
const MOST = 20

/**
 * What a leader likely says: the ground that follows from why the case came; called is who has or had a part in it, or would
 * have had one by its matter, and who looks after the place; on site, soon.
 */
export function likelyCall({ draft: { case: of, context } }: At): Partial<ActionOf<'whistle'>> {
  const { now, calendar, pack } = context
  const ofPlace = pack.places.find(({ code }) => code === of.place.key)?.parties ?? []
  const { route } = matterOf(pack, of.matter)
  const sentBy = route === undefined ? [] : [route.lead, ...route.cooperating]
  const had = [...(of.lead === undefined ? [] : [of.lead]), ...of.cooperating, ...of.returners]
  const parties = [...(had.length > 0 ? had : sentBy), ...ofPlace]
  const known = parties.filter((party) => pack.parties.some(({ code }) => code === party))
  const ground = likelyGround(of, pack)
  return {
    ...(ground === undefined ? {} : { ground }),
    mode: 'on-site',
    ...(known.length === 0 ? {} : { parties: [...new Set(known)].slice(0, MOST) }),
    reportInBy: after(now, CALLED_WITHIN, 'working', calendar),
  }
}

/** Why no plan is agreed: it is agreed with parties, and none was called. */
export const refuseUncalled = ({ draft: { case: of } }: At): Refusal | undefined =>
  of.whistle === undefined
    ? refusal('whistle-first', 'A joint plan is agreed with the parties: blow the whistle first.')
    : undefined

/** Why nobody reports in: nobody was called. */
export const refuseReportingIn = ({ draft: { case: of } }: At): Refusal | undefined =>
  of.whistle === undefined
    ? refusal('not-whistled', 'Nobody was called: the whistle was not blown.')
    : undefined

/** Whom a leader likely notes: the first of the called who is not there yet. A party reports in for itself. */
export function likelyReporting({ draft: { case: of, context } }: At): Partial<ActionOf<'report-in'>> {
  const next = of.whistle?.called.find(({ reportedInAt }) => reportedInAt === undefined)
  return context.who.party !== undefined || next === undefined ? {} : { party: next.party }
}

/** 报到: a called party reports in, or the leader notes that it did; after the time that was set it is late. */
export function reportIn(draft: Draft, action: ActionOf<'report-in'>): Refusal | undefined {
  const { now, who } = draft.context
  const party = action.party ?? who.party
  const { whistle } = draft.case
  if (whistle === undefined || party === undefined || !whistle.called.some((one) => one.party === party))
    return refusal('not-whistled', 'This party was not called.', 'party')
  if (!RELATIONS['case-leader'].holds(who, { draft }) && !actsForParty(draft, who, party))
    return refusal('not-yours', 'A party reports in itself, or the leader notes it.', 'party')
  if (whistle.called.some((one) => one.party === party && one.reportedInAt !== undefined)) return undefined
  const called = whistle.called.map((one) => (one.party === party ? { ...one, reportedInAt: now } : one))
  draft.case.whistle = { ...whistle, called }
  return void draft.record('party-reported-in', { party, late: now > whistle.reportInBy })
}

/** Why no minutes are kept: nobody was called, or they are kept already. */
export function refuseMinutes({ draft: { case: of } }: At): Refusal | undefined {
  if (of.whistle === undefined)
    return refusal('whistle-first', 'Minutes are kept of parties that were called: blow the whistle first.')
  return of.whistle.heldAt === undefined
    ? undefined
    : refusal('minutes-kept', 'The minutes of this whistle are kept already. Blow a further one.')
}

/** 会商纪要: the leader keeps the minutes; who was called and is not there by then is absent (缺席). */
export function keepMinutes(draft: Draft, words: string): undefined {
  const { whistle } = draft.case
  if (whistle !== undefined) hold(draft, whistle, words)
}

/** The parties agreed without minutes of their own: who came and who did not is recorded with what they agreed. */
export function holdIfNotHeld(draft: Draft): void {
  const { whistle } = draft.case
  if (whistle !== undefined && whistle.heldAt === undefined) hold(draft, whistle)
}

function hold(draft: Draft, whistle: Whistle, minutes?: string): void {
  draft.case.whistle = { ...whistle, heldAt: draft.context.now }
  const there = ({ reportedInAt }: Whistle['called'][number]) => reportedInAt !== undefined
  draft.record(
    'whistle-held',
    {
      present: whistle.called.filter(there).map(({ party }) => party),
      absent: whistle.called.filter((one) => !there(one)).map(({ party }) => party),
    },
    { text: minutes },
  )
}
