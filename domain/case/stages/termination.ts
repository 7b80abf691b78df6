import { type Refusal, refusal } from '../../refusal.ts'
import type { ActionOf } from '../asked/actions.ts'
import { type Draft, haveJoined } from '../draft/draft.ts'
import type { Case } from '../record/case.ts'
import type { At } from '../tasks/relations.ts'
import { tasksOfKind } from '../tasks/tasks.ts'
import { reportedAfterCheck } from './follow-up.ts'
import { resolveStage } from './path.ts'
import { refuseWithoutConsent, requestConsent } from './supervise.ts'

/** Why a follow-up is not ended: the policy has rounds left, a report has joined, or the district has not answered. */
export function refuseTermination({ draft }: At): Refusal | undefined {
  const { notContent, called } = draft.case
  const { pack } = draft.context
  if (notContent < pack.policy.followUp.rounds || called.unsolved === 0)
    return refusal('rounds-left', 'The case can be taken up again first: the policy has rounds left.')
  if (haveJoined(draft))
    return refusal('wrong-stage', 'A report has joined since the check: the case is being taken up again.')
  if (tasksOfKind(draft, 'consent').some(({ consentTo }) => consentTo === 'terminate'))
    return refusal('termination-pending', 'It was applied for already. The district has to decide on it.')
  return refuseWithoutConsent(draft, 'close')
}

/**
 * 不再重复办理: after the policy's rounds the centre's head ends it, with grounds, the further remedy told. Where an order of
 * another authority stands with the case, the head only applies for it, and the district decides.
 */
export function terminate(draft: Draft, action: ActionOf<'terminate'>): undefined {
  const { grounds, publicWords, note } = action
  const { now, who } = draft.context
  if (!isOrdered(draft)) return endFollowUp(draft, { grounds, publicWords }, note)
  draft.case.terminationAsked = { grounds, at: now, by: who.id, publicWords }
  return requestConsent(draft, 'terminate', note)
}

/**
 * The district granted it. Where a report has joined since it was applied for, the case is taken up again for that all the same.
 * @throws Error when nothing was applied for
 */
export function terminateAsAsked(draft: Draft): undefined {
  const { terminationAsked } = draft.case
  if (terminationAsked === undefined)
    throw new Error('That it ends was granted, but nothing was applied for.')
  if (haveJoined(draft)) return reportedAfterCheck(draft)
  return endFollowUp(draft, terminationAsked)
}

function endFollowUp(
  draft: Draft,
  { grounds, publicWords }: Pick<NonNullable<Case['terminationAsked']>, 'grounds' | 'publicWords'>,
  note?: string,
): undefined {
  draft.case.termination = { grounds, at: draft.context.now, publicWords }
  draft.record('case-terminated', { grounds }, { text: note, what: publicWords })
  resolveStage(draft, 'follow-up', 'terminated')
}

/** Whether an order of another authority stands with the case. Of cases from before they were counted, only the first is known. */
const isOrdered = ({ case: { upstream }, counters: { sourced = 0, openerGone = 0 } }: Draft): boolean =>
  sourced > 0 || (upstream !== undefined && openerGone === 0)
