import type { Case } from '../case/record/case.ts'
import { historyOf } from '../projection/case-history.ts'
import type { RecordedEvent } from './recorded-event.ts'

/**
 * The places and matters a case has or had before it was corrected: where a precedent may say that the trouble came back.
 * @param told the case's events
 */
export function subjectsOf(
  { place, matter }: Pick<Case, 'place' | 'matter'>,
  told: readonly RecordedEvent[],
): { readonly places: ReadonlySet<string>; readonly matters: ReadonlySet<string> } {
  const { places, matters } = historyOf(told.map(({ event }) => event))
  return { places: new Set([place.key, ...places]), matters: new Set([matter, ...matters]) }
}
