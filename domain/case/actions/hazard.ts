import type { ActionOf } from '../asked/actions.ts'
import type { Draft } from '../draft/draft.ts'

/**
 * 发现隐患: the desk, the leader, an inspector or a party on site puts down that a real hazard is there. Who is pressed to
 * take his report back then ends nothing: the case goes on as found by the centre.
 */
export function findHazard(draft: Draft, { note }: ActionOf<'hazard-found'>): undefined {
  draft.case.foundByCentre = true
  draft.case.seeOnSite = true
  draft.record('hazard-found', { grid: draft.case.place.grid }, { text: note })
}
