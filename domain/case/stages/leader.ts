import { millis } from '../../clock/calendar.ts'
import { policyLimit } from '../../pack/limits-terms.ts'
import { hasRole } from '../../people/actor.ts'
import { type Refusal, refusal } from '../../refusal.ts'
import type { ActionOf } from '../actions.ts'
import { type Draft, runningFrom } from '../draft.ts'
import type { OutcomeFor } from '../outcomes.ts'
import { recordReferral, resolveStage, wayOut } from '../path.ts'
import { actsForParty, leaderOf, leadsCase } from '../rights.ts'
import type { Task } from '../task.ts'
import { sendTask, settleTask } from '../tasks.ts'
import { nameParties } from './dispatch.ts'
import { agreePlan } from './joint-handling.ts'

/** 网格长研判: the case is the leader's now; a whistle or a proposal of an earlier visit no longer counts. */
export function openLeader(draft: Draft): void {
  draft.case.referred = true
  delete draft.case.whistle
  delete draft.case.proposal
  delete draft.case.parkedUntil
  delete draft.case.promise
  sendTask(draft, {
    kind: 'decide',
    assignee: leaderOf(draft),
    deadline: runningFrom(draft, policyLimit(draft.context.pack, 'decide')),
  })
}

/** Settles what the leader decided. Parking and explaining are proposals until they are countersigned. */
export function settleDecide(draft: Draft, task: Task, outcome: OutcomeFor<'decide'>): Refusal | undefined {
  switch (outcome.outcome) {
    case 'plan': {
      const refused = agreePlan(draft, outcome.items, outcome.note)
      if (refused !== undefined) return refused
      settleTask(draft, task, outcome.outcome)
      return void resolveStage(draft, 'leader', 'plan')
    }
    case 'assigned': {
      const refused = nameParties(draft, outcome.lead, outcome.cooperating)
      if (refused !== undefined) return refused
      settleTask(draft, task, outcome.outcome, outcome.note)
      return void resolveStage(draft, 'leader', 'assigned')
    }
    case 'park':
      if (millis(outcome.reviewAt) <= millis(draft.context.now))
        return refusal('date-past', 'The review date of a parked case lies in the time to come.', 'reviewAt')
      draft.case.proposal = { to: 'park', reviewAt: outcome.reviewAt, proposedBy: draft.context.who.id }
      return void draft.record(
        'proposal-made',
        { to: 'park', reviewAt: outcome.reviewAt },
        { text: outcome.note },
      )
    case 'explain':
      draft.case.proposal = { to: 'explain', proposedBy: draft.context.who.id }
      return void draft.record('proposal-made', { to: 'explain' }, { text: outcome.note })
  }
}

/** 会签: the centre's head countersigns or refuses; never the one who proposed. */
export function ruleOnProposal(draft: Draft, countersigned: boolean): Refusal | undefined {
  const { who } = draft.context
  const { proposal } = draft.case
  if (!hasRole(who, 'centre-head'))
    return refusal('not-permitted', "The centre's head countersigns. Ask them to look at the proposal.")
  if (proposal === undefined || proposal.to === 'end')
    return refusal('no-proposal', 'No proposal to park or to explain waits for a countersignature.')
  if (proposal.proposedBy === who.id)
    return refusal('own-proposal', 'Who proposed it cannot countersign it. Another head has to.')
  delete draft.case.proposal
  draft.record('proposal-ruled', { to: proposal.to, countersigned })
  if (!countersigned) return undefined
  if (proposal.to === 'explain') {
    draft.case.closure = 'explained'
    return void resolveStage(draft, 'leader', 'explained')
  }
  draft.case.parkedUntil = proposal.reviewAt
  return void resolveStage(draft, 'leader', 'parked')
}

/** 吹哨: the leader calls parties. A later whistle of the same visit replaces the earlier one. */
export function blowWhistle(draft: Draft, action: ActionOf<'whistle'>): Refusal | undefined {
  const { now, who, pack } = draft.context
  if (!leadsCase(draft, who))
    return refusal('not-permitted', 'Only the leader of this case blows the whistle.')
  const unknown = action.parties.find((party) => !pack.parties.some((one) => one.code === party))
  if (unknown !== undefined)
    return refusal('party-unknown', `There is no party ${unknown} in this jurisdiction's pack.`, 'parties')
  if (millis(action.reportInBy) <= millis(now))
    return refusal('date-past', 'Parties report in at a time to come.', 'reportInBy')
  const { ground, mode, reportInBy } = action
  const called = [...new Set(action.parties)]
  draft.case.whistle = { ground, mode, reportInBy, blownAt: now, called: called.map((party) => ({ party })) }
  return void draft.record('whistle-blown', { ground, mode, parties: called, reportInBy })
}

/** 报到: a called party reports in, or the leader notes that it did. */
export function reportIn(draft: Draft, action: ActionOf<'report-in'>): Refusal | undefined {
  const { now, who } = draft.context
  const party = action.party ?? who.party
  const { whistle } = draft.case
  if (whistle === undefined || party === undefined || !whistle.called.some((one) => one.party === party))
    return refusal('not-whistled', 'This party was not called.', 'party')
  if (!leadsCase(draft, who) && !actsForParty(draft, who, party))
    return refusal('not-permitted', 'A party reports in itself, or the leader notes it.', 'party')
  if (whistle.called.some((one) => one.party === party && one.reportedInAt !== undefined)) return undefined
  draft.case.whistle = {
    ...whistle,
    called: whistle.called.map((one) => (one.party === party ? { ...one, reportedInAt: now } : one)),
  }
  return void draft.record('party-reported-in', { party })
}

/** Raises the case one step: from the grid to the street, from the street to the district. */
export function raise(draft: Draft, words: string): Refusal | undefined {
  if (draft.case.step === 'district')
    return refusal('wrong-stage', 'The district is the highest step. It has to decide.')
  draft.case.step = draft.case.step === 'grid' ? 'street' : 'district'
  recordReferral(draft, 'raised', { step: draft.case.step }, words)
  return void wayOut(draft, 'referred')
}
