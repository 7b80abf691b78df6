import type { Texts } from '../../decision/recorder.ts'
import { type Refusal, refusal } from '../../refusal.ts'
import type { Draft } from '../draft/draft.ts'
import type { Case } from '../record/case.ts'
import type { Task } from '../record/task.ts'
import { settleTask, tasksOfKind } from '../tasks/tasks.ts'
import { askForSignature, goOn, settleRuling } from './rulings.ts'

type Proposal = NonNullable<Case['proposal']>
/** What is proposed; it is numbered when it is made. */
type Proposed = Proposal extends infer P ? (P extends Proposal ? Omit<P, 'number'> : never) : never

/**
 * Something is proposed, in the place of what was proposed before: another review date, another ground. Its number is
 * that of the event that tells of it, so that no two of a case ever bear the same.
 */
export function propose(draft: Draft, proposed: Proposed, texts: Texts): void {
  if (draft.case.proposal !== undefined) dropProposal(draft, draft.case.proposal, 'no-longer-needed')
  const { to } = proposed
  draft.record(
    'proposal-made',
    { to, ...('reviewAt' in proposed ? { reviewAt: proposed.reviewAt } : {}) },
    texts,
  )
  draft.case.proposal = { ...proposed, number: draft.case.sequence }
  askForSignature(draft, draft.case.proposal.number)
}

/**
 * A proposal is off. The district's consent was to that one, given or still asked for: what is proposed next has to be
 * asked for again. Whoever proposed it goes on.
 */
export function dropProposal(draft: Draft, { to }: Proposal, as: 'refused' | 'no-longer-needed'): void {
  delete draft.case.proposal
  for (const task of tasksOfKind(draft, 'consent'))
    if (task.consentTo === to) settleTask(draft, task, 'no-longer-needed')
  const waiting = signatureFor(draft)?.about
  settleRuling(draft, 'proposal', as)
  goOn(draft, waiting)
  if (draft.case.supervision === undefined) return
  const { consents = [], ...supervision } = draft.case.supervision
  const left = consents.filter((one) => one !== to)
  draft.case.supervision = left.length === 0 ? supervision : { ...supervision, consents: left }
}

/** The ruling that waits on the proposal that stands. */
export const signatureFor = (draft: Draft): Task | undefined =>
  tasksOfKind(draft, 'ruling').find(({ ruling }) => ruling?.on === 'proposal')

/** Why a proposal is not ruled on: whoever signs names what was read, and another one stands now. */
export const refuseOtherThan = (named: number, { number }: Proposal): Refusal | undefined =>
  named === number
    ? undefined
    : refusal(
        'proposal-changed',
        `Another proposal stands now, number ${number}. Read that one before you rule on it.`,
        'proposal',
      )
