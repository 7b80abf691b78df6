import type { Case } from './case.ts'
import type { Draft } from './draft.ts'

type Proposal = NonNullable<Case['proposal']>

/** Something is proposed, in the place of what was proposed before: another review date, another ground. */
export function propose(draft: Draft, proposal: Proposal): void {
  if (draft.case.proposal !== undefined) dropProposal(draft, draft.case.proposal)
  draft.case.proposal = proposal
}

/** A proposal is off. The district's consent was to that one: what is proposed next has to be asked for again. */
export function dropProposal(draft: Draft, { to }: Proposal): void {
  delete draft.case.proposal
  if (draft.case.supervision === undefined) return
  const { consents = [], ...supervision } = draft.case.supervision
  const left = consents.filter((one) => one !== to)
  draft.case.supervision = left.length === 0 ? supervision : { ...supervision, consents: left }
}
