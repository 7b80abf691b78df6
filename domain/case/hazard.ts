import { hasRole } from '../people/actor.ts'
import { type Refusal, refusal } from '../refusal.ts'
import type { ActionOf } from './actions.ts'
import type { Draft } from './draft.ts'
import { actsForParty, leadsCase, partiesOf, steers } from './rights.ts'

/**
 * 发现隐患: the desk, the leader, an inspector or a party on site puts down that a real hazard is there. Who is pressed to
 * take his report back then ends nothing: the case goes on as found by the centre.
 */
export function findHazard(draft: Draft, { note }: ActionOf<'hazard-found'>): Refusal | undefined {
  const { who } = draft.context
  const onSite = partiesOf(draft).some((party) => actsForParty(draft, who, party))
  if (!steers(who) && !leadsCase(draft, who) && !hasRole(who, 'inspector') && !onSite)
    return refusal(
      'not-permitted',
      'The centre, the leader, an inspector or a party of the case says that a hazard was found.',
    )
  draft.case.foundByCentre = true
  return void draft.record('hazard-found', { grid: draft.case.place.grid }, { text: note })
}
