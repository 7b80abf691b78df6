import { spanLabel, urgencyOf, workingSpanLabel } from '../base/instant.ts'
import { useSay } from '../base/language.ts'
import css from './kit.module.css'

/** What is left of a due time, and how long a day of its clock is; in milliseconds. */
type Left = { readonly millis: number; readonly day: number }

const SHAPES = {
  late: <path d="M5 0l5 5-5 5-5-5z" />,
  soon: <path d="M5 .6l5 8.8H0z" />,
  fine: <circle cx="5" cy="5" r="4" />,
} as const

/** How long is left, or how long it is late: in words, with a shape and a colour. */
export function TimeLeft({
  dueAt,
  now,
  left,
}: {
  readonly dueAt: string
  readonly now: number
  /** As the task's own clock counts it, where the server says it: people are told working time. */
  readonly left?: Left | undefined
}) {
  const say = useSay()
  const urgency = urgencyOf(dueAt, now)
  const { zh, en } =
    left === undefined ? spanLabel(Date.parse(dueAt) - now) : workingSpanLabel(left.millis, left.day)
  return (
    <span className={css[urgency]}>
      <svg width="10" height="10" viewBox="0 0 10 10" fill="currentColor" aria-hidden="true">
        {SHAPES[urgency]}
      </svg>
      {say(urgency === 'late' ? { zh: `超 ${zh}`, en: `${en} late` } : { zh: `剩 ${zh}`, en: `${en} left` })}
    </span>
  )
}
