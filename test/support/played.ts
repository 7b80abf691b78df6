/** What a story that was played came to, in the words in which a play says it beforehand. */
import { localDate } from '#domain/clock/calendar.ts'
import type { Told } from '#local/story/play.ts'

/** When each stage was resolved, and how. */
export const pathOf = ({ timeline }: Told): readonly string[] =>
  timeline
    .filter(({ type }) => type === 'stage-resolved')
    .map(({ data, at }) => `${localDate(at)} ${data.stage} ${data.outcome}`)

/** How the reporter is told that it ended: the status, the reason and the door where there are any. */
export function endOf({ tracked }: Told): string {
  const read = tracked.at(-1)?.tracking
  return [read?.status.code, read?.reason?.code, read?.door?.code].filter(Boolean).join(' ')
}
