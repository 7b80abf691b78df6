import type { Case } from '../case/case.ts'
import type { Told } from './told.ts'

/**
 * The places and matters a case has or had before it was corrected: where a precedent may say that the trouble came back.
 * @param told the case's events
 */
export function subjectsOf(
  { place, matter }: Pick<Case, 'place' | 'matter'>,
  told: readonly Told[],
): { readonly places: ReadonlySet<string>; readonly matters: ReadonlySet<string> } {
  const places = new Set([place.key])
  const matters = new Set([matter])
  for (const { event } of told) {
    if (event.type !== 'case-opened' && event.type !== 'case-corrected') continue
    if (event.data.place !== undefined) places.add(event.data.place)
    if (event.data.matter !== undefined) matters.add(event.data.matter)
  }
  return { places, matters }
}
