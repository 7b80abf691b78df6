import type { Line } from '../base/answers.ts'
import { useEnded } from '../kit/ended.ts'
import { HOUR, HOURS, hoursOf, isWithin } from './hours.ts'

/** What was opened and what ended in the last 24 hours; what ended today was opened before or within them. */
export function useLastDay(open: readonly Line[], now: number) {
  const { data = [] } = useEnded('24-hours', () => Date.now() - HOURS * HOUR, open.length)
  const opened = [...open, ...data].map(({ openedAt }) => openedAt).filter((at) => isWithin(at, now))
  const ended = data.flatMap(({ since }) => (since === undefined ? [] : [since]))
  return { opened: hoursOf(opened, now), ended: hoursOf(ended, now) }
}
