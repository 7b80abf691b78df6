import type { Instant } from '../clock/calendar.ts'
import type { Metadata } from '../events/envelope/define.ts'

/** When something happened, who did it, and the number of the event that told it: texts kept apart are found by that. */
export type Stamp = { readonly at: Instant; readonly by: string; readonly sequence: number }

/** The stamp of an event. */
export const stamp = ({ time, actor, sequence }: Metadata): Stamp => ({ at: time, by: actor, sequence })

/** A list with its last entry changed; an empty one as it is. */
export const withLast = <T>(list: readonly T[], change: (one: T) => T): readonly T[] => {
  const one = list.at(-1)
  return one === undefined ? list : [...list.slice(0, -1), change(one)]
}
