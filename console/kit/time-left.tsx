import { spanLabel, urgencyOf } from '../base/instant.ts'
import { useSay } from '../base/language.ts'
import css from './kit.module.css'

const SHAPES = {
  late: <path d="M5 0l5 5-5 5-5-5z" />,
  soon: <path d="M5 .6l5 8.8H0z" />,
  fine: <circle cx="5" cy="5" r="4" />,
} as const

/** How long is left, or how long it is late: in words, with a shape and a colour. */
export function TimeLeft({ dueAt, now }: { readonly dueAt: string; readonly now: number }) {
  const say = useSay()
  const urgency = urgencyOf(dueAt, now)
  const { zh, en } = spanLabel(Date.parse(dueAt) - now)
  return (
    <span className={css[urgency]}>
      <svg width="10" height="10" viewBox="0 0 10 10" fill="currentColor" aria-hidden="true">
        {SHAPES[urgency]}
      </svg>
      {say(urgency === 'late' ? { zh: `超 ${zh}`, en: `${en} late` } : { zh: `剩 ${zh}`, en: `${en} left` })}
    </span>
  )
}
