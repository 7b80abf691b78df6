import { type Due, isSameDay, spanLabel, urgencyOf, workingSpanLabel } from '../base/instant.ts'
import type { Label } from '../base/label.ts'
import { useSay } from '../base/language.ts'
import css from './kit.module.css'

/** What has a due time; what is left of it as its own clock counts, where the server says it: people are told working time. */
type Timed = Due & { readonly left?: { readonly millis: number; readonly day: number } | undefined }

const SHAPES = {
  late: <path d="M5 0l5 5-5 5-5-5z" />,
  soon: <path d="M5 .6l5 8.8H0z" />,
  fine: <circle cx="5" cy="5" r="4" />,
  waiting: <path d="M1.5 1h2.5v8H1.5zM6 1h2.5v8H6z" />,
} as const

/** How long is left, how long it is late, or that it waits for others: in words, with a shape and a colour. */
export function TimeLeft({ of, now }: { readonly of: Timed; readonly now: number }) {
  const say = useSay()
  const urgency = urgencyOf(of, now)
  return (
    <span className={css[urgency]}>
      <svg width="10" height="10" viewBox="0 0 10 10" fill="currentColor" aria-hidden="true">
        {SHAPES[urgency]}
      </svg>
      {say(wordsFor(urgency, of, now))}
    </span>
  )
}

function wordsFor(urgency: ReturnType<typeof urgencyOf>, { dueAt, left }: Timed, now: number): Label {
  if (urgency === 'waiting') return { zh: '等待中', en: 'waiting' }
  const due = Date.parse(dueAt)
  const { zh, en } =
    left === undefined ? spanLabel(due - now) : workingSpanLabel(left.millis, left.day, isSameDay(due, now))
  if (urgency !== 'late') return { zh: `剩 ${zh}`, en: `${en} left` }
  // Over a weekend no working time has run since.
  return left !== undefined && left.millis > -60_000
    ? { zh: '刚超时', en: 'just late' }
    : { zh: `超 ${zh}`, en: `${en} late` }
}
