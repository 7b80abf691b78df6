import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Line } from '../base/answers.ts'
import { dayOf } from '../base/instant.ts'
import { linesOf } from './lines.ts'

/** Pages that are read of what ended in a month, the newest first. */
const PAGES = 5
const AT_THE_LATEST = 300_000

/** What ended since a moment: of this month, and of the one before while it reaches into it. */
async function endedSince(from: number): Promise<readonly Line[]> {
  const isSince = ({ since }: Line): boolean => since !== undefined && Date.parse(since) >= from
  const months = new Set([dayOf(Date.now()).slice(0, 7), dayOf(from).slice(0, 7)])
  const ended: Line[] = []
  for (const month of months) {
    for (let cursor: string | undefined, page = 0; page < PAGES; page += 1) {
      const { items, cursor: next } = await linesOf({
        ended: month,
        ...(cursor === undefined ? {} : { cursor }),
      })
      ended.push(...items.filter(isSince))
      // The newest come first: a page without any that young has none after it.
      if (next === undefined || !items.some(isSince)) break
      cursor = next
    }
  }
  return ended
}

/**
 * What ended lately, read anew when there are more open cases, or fewer: something came or ended.
 * @param name what tells the question from another of the kind
 * @param from since when, in milliseconds, asked at each reading
 * @param open how many cases are open
 */
export const useEnded = (name: string, from: () => number, open: number) =>
  useQuery({
    queryKey: ['ended', name, open],
    queryFn: () => endedSince(from()),
    placeholderData: keepPreviousData,
    refetchInterval: AT_THE_LATEST,
  })
