import { limitInForce } from '../clock/reckon.ts'
import { hasRole } from '../people/actor.ts'
import { type Refusal, refusal } from '../refusal.ts'
import type { Draft } from './draft.ts'
import { limitNow, relimit } from './limited.ts'
import { knowsProcessing, setProcessing } from './processing.ts'

/** From now on the case is decided by the pack at hand. A case that has it already stays as it is. */
export function moveToPack(draft: Draft): void {
  const { version } = draft.context.pack
  const { packVersion: from } = draft.case
  if (from === version) return
  draft.case.packVersion = version
  draft.record('pack-adopted', { from, to: version })
}

/**
 * 适用新包: the centre's head moves a case from the version of the pack it was opened under to the newest. What is owed
 * runs against the limits of that one; what the newest no longer knows has to be corrected first.
 */
export function adoptPack(draft: Draft): Refusal | undefined {
  const { who, pack } = draft.context
  if (!hasRole(who, 'centre-head'))
    return refusal('not-permitted', "The centre's head moves a case to the newest version of the pack.")
  if (draft.case.packVersion === pack.version) return undefined
  const { matter: code, place } = draft.case
  const matter = pack.matters.find((one) => one.code === code)
  if (matter === undefined)
    return refusal('matter-unknown', `The newest pack has no matter ${code}. Correct the matter instead.`)
  if (!pack.grids.some((one) => one.code === place.grid))
    return refusal('grid-unknown', `The newest pack has no grid ${place.grid}. Correct the grid instead.`)
  moveToPack(draft)
  if (!matter.conditions.some((one) => one.code === draft.case.condition))
    draft.case.condition = matter.conditions[0]?.code ?? ''
  if (!knowsProcessing(draft, draft.case.processing ?? 'general')) setProcessing(draft, 'general')
  for (const task of [...draft.tasks.values()]) {
    const limit = limitNow(draft, task)?.limit
    const before = limitInForce(task.deadline)?.limit
    const changed = limit?.amount !== before?.amount || limit?.unit !== before?.unit
    if (limit !== undefined && changed) relimit(draft, task)
  }
  return undefined
}
