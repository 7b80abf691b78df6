import { END_GROUND_LABELS, type EndGround } from '../../grounds.ts'
import { type Refusal, refusal } from '../../refusal.ts'
import type { ActionOf } from '../asked/actions.ts'
import { type Draft, whileReportsStandSo } from '../draft/draft.ts'
import { wayOut } from '../stages/path.ts'
import { propose, refuseOtherThan } from '../stages/propose.ts'
import { settleRuling } from '../stages/rulings.ts'
import { refuseWithoutConsent } from '../stages/supervise.ts'

/** Grounds on which nobody is called back: they hold only where nobody is left to be called. */
const FOR_NOBODY: readonly EndGround[] = ['withdrawn', 'no-hazard-left']

const OWN = 'Who proposed to end the case cannot second it. Another head has to.'

/**
 * 终止: on a listed ground, the legal route told. One head proposes it; another seconds it on the same ground, and names
 * the proposal that was read.
 */
export function end(draft: Draft, action: ActionOf<'end'>): Refusal | undefined {
  const { ground, note } = action
  const { who } = draft.context
  const { proposal } = draft.case
  const untrue = refuseUnmet(draft, ground)
  if (untrue !== undefined) return untrue
  const standing = proposal?.to === 'end' ? proposal : undefined
  if (action.proposal !== undefined) return second(draft, standing, action.proposal, action)
  if (standing?.ground === ground)
    return standing.proposedBy === who.id
      ? refusal('own-proposal', OWN)
      : refusal(
          'proposal-changed',
          `This is proposed already, number ${standing.number}. Read it, and name it to second it.`,
          'proposal',
        )
  return void propose(draft, { to: 'end', ground, proposedBy: who.id }, { text: note })
}

function second(
  draft: Draft,
  standing: Extract<NonNullable<Draft['case']['proposal']>, { to: 'end' }> | undefined,
  named: number,
  { ground, note }: ActionOf<'end'>,
): Refusal | undefined {
  if (standing === undefined)
    return refusal('no-proposal', 'No proposal to end the case stands. Leave "proposal" out to propose it.')
  const other = refuseOtherThan(named, standing)
  if (other !== undefined) return other
  if (standing.ground !== ground)
    return refusal('proposal-changed', `That proposal rests on the ground "${standing.ground}".`, 'ground')
  if (standing.proposedBy === draft.context.who.id) return refusal('own-proposal', OWN)
  const withheld = refuseWithoutConsent(draft, 'end')
  if (withheld !== undefined) return withheld
  draft.record('proposal-ruled', { to: 'end', proposal: standing.number, countersigned: true })
  settleRuling(draft, 'proposal', 'granted')
  return void wayOut(draft, 'ended', { reference: ground, words: note })
}

/** Why a ground cannot be given: it says that nobody is left who reported, and somebody is. */
function refuseUnmet(draft: Draft, ground: EndGround): Refusal | undefined {
  if (!FOR_NOBODY.includes(ground)) return undefined
  whileReportsStandSo(draft)
  if (draft.counters.standing === 0) return undefined
  return refusal(
    'ground-not-met',
    `Reports stand with this case: it is not ended as "${END_GROUND_LABELS[ground].en}". Check it on site and call who reported.`,
    'ground',
  )
}
