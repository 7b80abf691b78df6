import type { Draft } from '../draft/draft.ts'
import { isComplex } from './ladder.ts'
import { resolveStage } from './path.ts'

/** Goes on from the first contact: whose it is follows from what is known of it. */
export function accept(draft: Draft): undefined {
  const { emergency } = draft.case
  draft.case.whose = emergency ? 'emergency' : isComplex(draft) ? 'complex' : 'ordinary'
  if (emergency) draft.record('emergency-raised', { grid: draft.case.place.grid })
  resolveStage(draft, 'confirm', 'accepted')
}
