import { millis } from '../../clock/calendar.ts'
import { type Refusal, refusal } from '../../refusal.ts'
import type { ActionOf } from '../asked/actions.ts'
import type { OutcomeFor } from '../asked/outcomes.ts'
import { refuseWithoutMore } from '../draft/closings.ts'
import { refuseTooFar } from '../draft/dates.ts'
import { type Draft, isOpen } from '../draft/draft.ts'
import { putOff } from '../draft/put-off.ts'
import type { Task } from '../record/task.ts'
import { type At, leaderOf } from '../tasks/relations.ts'
import { replaceTask, sendTask, settleTask, suggestionIn } from '../tasks/tasks.ts'
import { nameParties } from './dispatch.ts'
import { callInItsPlace } from './lead-contact.ts'
import { refuseNotSent } from './not-sent.ts'
import { recordReferral, resolveStage, wayOut } from './path.ts'
import { agreePlan } from './plan-agreement.ts'
import { dropProposal, propose, refuseOtherThan } from './propose.ts'
import { settleRuling } from './rulings.ts'
import { refuseWithoutConsent } from './supervise.ts'

/** 网格长研判: the case is the leader's now; a whistle or a proposal of an earlier visit no longer counts. */
export function openLeader(draft: Draft): void {
  draft.case.referred = true
  delete draft.case.whistle
  delete draft.case.proposal
  delete draft.case.parkedUntil
  delete draft.case.parking
  delete draft.case.promise
  if (draft.case.lead === undefined) callInItsPlace(draft)
  sendTask(draft, { kind: 'decide', ...suggestionIn(draft) })
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
      const refused = nameParties(draft, outcome.lead, outcome.cooperating) ?? refuseNotSent(draft, outcome)
      if (refused !== undefined) return refused
      settleTask(draft, task, outcome.outcome, { text: outcome.note, despite: outcome.despite })
      return void resolveStage(draft, 'leader', 'assigned')
    }
    case 'park':
      return proposeParking(draft, outcome)
    case 'explain':
      return void propose(draft, { to: 'explain', proposedBy: draft.context.who.id }, { text: outcome.note })
  }
}

function proposeParking(
  draft: Draft,
  { reviewAt, note, endsWhen, publicWords }: Extract<OutcomeFor<'decide'>, { outcome: 'park' }>,
): Refusal | undefined {
  const { now, who } = draft.context
  if (millis(reviewAt) <= millis(now))
    return refusal('date-past', 'The review date of a parked case lies in the time to come.', 'reviewAt')
  const far = refuseTooFar(draft, reviewAt, 'reviewAt')
  if (far !== undefined) return far
  const parking = { to: 'park', reviewAt, endsWhen, publicWords, proposedBy: who.id } as const
  return void propose(draft, parking, { text: note, what: endsWhen })
}

/** Why nobody countersigns: no proposal to park or to explain waits for it, or it is one's own. */
export function refuseSigning(at: At): Refusal | undefined {
  if (at.draft.case.proposal?.to === 'end')
    return refusal(
      'no-proposal',
      'What is proposed is to end the case. That is seconded ("end"), or refused.',
    )
  return refuseProposalRuling(at)
}

/** Why nobody rules on a proposal: none stands, or it is one's own. */
export function refuseProposalRuling({ draft }: At): Refusal | undefined {
  const { proposal } = draft.case
  if (proposal === undefined) return refusal('no-proposal', 'No proposal waits for a ruling.')
  return proposal.proposedBy === draft.context.who.id
    ? refusal('own-proposal', 'Who proposed it cannot countersign it. Another head has to.')
    : undefined
}

/** Why a proposal is not countersigned while the district, which supervises the case, has not consented to it. */
export const refuseUnconsented = ({ draft }: At): Refusal | undefined =>
  draft.case.proposal === undefined ? undefined : refuseWithoutConsent(draft, draft.case.proposal.to)

/** 审签: the centre's head countersigns or refuses what was read, by its number; never the one who proposed. */
export function ruleOnProposal(draft: Draft, named: number, countersigned: boolean): Refusal | undefined {
  const { proposal } = draft.case
  if (proposal === undefined) return undefined
  const other = refuseOtherThan(named, proposal)
  if (other !== undefined) return other
  // A report may have joined since it was proposed.
  const worded =
    countersigned && proposal.to === 'explain' ? refuseWithoutMore(draft, 'explained', 'proposal') : undefined
  if (worded !== undefined) return worded
  draft.record('proposal-ruled', { to: proposal.to, proposal: proposal.number, countersigned })
  if (!countersigned) return void dropProposal(draft, proposal, 'refused')
  settleRuling(draft, 'proposal', 'granted')
  if (proposal.to === 'end') return undefined
  if (proposal.to === 'explain') {
    draft.case.closure = 'explained'
    return void resolveStage(draft, 'leader', 'explained')
  }
  const { reviewAt, endsWhen = '', publicWords = '' } = proposal
  draft.case.parkedUntil = reviewAt
  draft.case.parking = { endsWhen, publicWords }
  putOff(draft, { kind: 'parked', until: reviewAt, words: publicWords === '' ? undefined : publicWords })
  draft.case.parkings = (draft.case.parkings ?? 0) + 1
  return void resolveStage(draft, 'leader', 'parked')
}

/** Why a case is not raised any further: it is with the district. */
export const refuseHigher = ({ draft }: At): Refusal | undefined =>
  isOpen(draft, 'leader') && draft.case.step === 'district'
    ? refusal('wrong-stage', 'The district is the highest step. It has to decide.')
    : undefined

/** In an emergency nobody has decided in time, called parties or proposed anything: the next step has it. */
export function undecided(draft: Draft): undefined {
  const { step, whistle, proposal, position } = draft.case
  const waits = whistle !== undefined || proposal !== undefined
  if (step === 'district' || waits || position.at !== 'in') return
  draft.case.step = step === 'grid' ? 'street' : 'district'
  recordReferral(draft, 'emergency-undecided', { step: draft.case.step })
  wayOut(draft, 'referred')
}

/** Why the centre's head takes a case from nobody: it is above its grid's leader already. */
export const refuseTakingOver = ({ draft }: At): Refusal | undefined =>
  draft.case.step === 'grid'
    ? undefined
    : refusal('wrong-stage', 'The case is above its grid leader already: there is nobody to take it from.')

/**
 * 提级收办: the centre's head takes the case from its grid's leader, who is absent or whom it is about: what stands on that
 * desk comes to his, with the whole time for it; and from now on he leads the case, whatever stage it is in.
 */
export function takeOver(draft: Draft, { note }: ActionOf<'take-over'>): undefined {
  if (isOpen(draft, 'leader')) return raise(draft, note, 'taken-over')
  draft.case.step = 'street'
  recordReferral(draft, 'taken-over', { step: 'street' }, note)
  for (const task of [...draft.tasks.values()])
    if (task.assignee.kind === 'role' && task.assignee.role === 'grid-leader')
      replaceTask(draft, { ...task, assignee: leaderOf(draft) })
}

/** Raises the case one step: from the grid to the street, from the street to the district. */
export function raise(draft: Draft, words: string, rule: 'raised' | 'taken-over' = 'raised'): undefined {
  draft.case.step = draft.case.step === 'grid' ? 'street' : 'district'
  recordReferral(draft, rule, { step: draft.case.step }, words)
  wayOut(draft, 'referred')
}
