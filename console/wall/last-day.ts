import { useQuery } from '@tanstack/react-query'
import type { Line } from '../base/answers.ts'
import { dayOf } from '../base/instant.ts'
import { linesOf } from '../kit/lines.ts'
import { HOURS, hoursOf, isWithin } from './hours.ts'

const HOUR = 3_600_000
/** Pages that are read of what ended in a month, the newest first. */
const PAGES = 5

/** What ended in the last 24 hours: of this month, and of the one before while it reaches into it. */
async function endedSince(now: number): Promise<readonly Line[]> {
  const months = new Set([dayOf(now).slice(0, 7), dayOf(now - HOURS * HOUR).slice(0, 7)])
  const ended: Line[] = []
  for (const month of months) {
    for (let cursor: string | undefined, page = 0; page < PAGES; page += 1) {
      const { items, cursor: next } = await linesOf({
        ended: month,
        ...(cursor === undefined ? {} : { cursor }),
      })
      ended.push(...items.filter(({ since }) => isWithin(since, now)))
      // The newest come first: a page without any that young has none after it.
      if (next === undefined || !items.some(({ since }) => isWithin(since, now))) break
      cursor = next
    }
  }
  return ended
}

/** What was opened and what ended in the last 24 hours; what ended today was opened before or within them. */
export function useLastDay(open: readonly Line[], now: number) {
  const { data = [] } = useQuery({
    queryKey: ['ended-lately'],
    queryFn: () => endedSince(Date.now()),
    refetchInterval: 60_000,
  })
  const opened = [...open, ...data].map(({ openedAt }) => openedAt).filter((at) => isWithin(at, now))
  const ended = data.flatMap(({ since }) => (since === undefined ? [] : [since]))
  return { opened: hoursOf(opened, now), ended: hoursOf(ended, now) }
}
