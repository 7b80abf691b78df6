import { type Refusal, refusal } from '../../refusal.ts'
import type { Draft } from '../draft/draft.ts'
import { conditionIn, moveToPack } from '../stages/filing.ts'
import { knowsProcessing, setProcessing } from '../stages/processing.ts'
import { relimitAll } from '../tasks/limited.ts'
import { recomputeAll } from '../tasks/recompute.ts'

/**
 * 启用新版配置: the centre's head moves a case from the version of the pack it was opened under to the newest. What is owed
 * runs against the limits of that one; what the newest no longer knows has to be corrected first. A filing condition that
 * it no longer knows gives way to the first, and that is told.
 */
export function adoptPack(draft: Draft): Refusal | undefined {
  const { pack } = draft.context
  const { matter: code, place, condition } = draft.case
  const matter = pack.matters.find((one) => one.code === code)
  if (matter === undefined)
    return refusal('matter-unknown', `The newest pack has no matter ${code}. Correct the matter instead.`)
  if (!pack.grids.some((one) => one.code === place.grid))
    return refusal('grid-unknown', `The newest pack has no grid ${place.grid}. Correct the grid instead.`)
  const known = conditionIn(matter, condition)
  draft.case.condition = known
  moveToPack(draft, known === condition ? undefined : known)
  if (!knowsProcessing(draft, draft.case.processing ?? 'general')) setProcessing(draft, 'general')
  relimitAll(draft)
  // Its working hours and days off may be others, too.
  recomputeAll(draft)
  return undefined
}
