import { millis } from '../clock/calendar.ts'
import { type Refusal, refusal } from '../refusal.ts'
import type { ActionOf } from './actions.ts'
import type { Whistle } from './case.ts'
import type { Draft } from './draft.ts'
import { actsForParty, leadsCase } from './rights.ts'

/** 吹哨: the leader calls parties, on a ground of the pack. A later whistle of the same visit replaces the earlier one. */
export function blowWhistle(draft: Draft, action: ActionOf<'whistle'>): Refusal | undefined {
  const { now, who, pack } = draft.context
  if (!leadsCase(draft, who))
    return refusal('not-permitted', 'Only the leader of this case blows the whistle.')
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

/** 报到: a called party reports in, or the leader notes that it did; after the time that was set it is late. */
export function reportIn(draft: Draft, action: ActionOf<'report-in'>): Refusal | undefined {
  const { now, who } = draft.context
  const party = action.party ?? who.party
  const { whistle } = draft.case
  if (whistle === undefined || party === undefined || !whistle.called.some((one) => one.party === party))
    return refusal('not-whistled', 'This party was not called.', 'party')
  if (!leadsCase(draft, who) && !actsForParty(draft, who, party))
    return refusal('not-permitted', 'A party reports in itself, or the leader notes it.', 'party')
  if (whistle.called.some((one) => one.party === party && one.reportedInAt !== undefined)) return undefined
  const called = whistle.called.map((one) => (one.party === party ? { ...one, reportedInAt: now } : one))
  draft.case.whistle = { ...whistle, called }
  return void draft.record('party-reported-in', { party, late: now > whistle.reportInBy })
}

/** 会商纪要: the leader keeps the minutes; who was called and is not there by then is absent (缺席). */
export function keepMinutes(draft: Draft, words: string): Refusal | undefined {
  const { whistle } = draft.case
  if (!leadsCase(draft, draft.context.who))
    return refusal('not-permitted', 'Only the leader of this case keeps the minutes.')
  if (whistle === undefined)
    return refusal('whistle-first', 'Minutes are kept of parties that were called: blow the whistle first.')
  if (whistle.heldAt !== undefined)
    return refusal('minutes-kept', 'The minutes of this whistle are kept already. Blow a further one.')
  return void hold(draft, whistle, words)
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
