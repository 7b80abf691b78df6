import type { Line } from '../base/answers.ts'
import { shortDueLabel, urgencyOf } from '../base/instant.ts'
import { useSay } from '../base/language.ts'
import css from './upstream-limit.module.css'

/** 上级时限, beside our own limit, where there is one; with the shape of what presses or has passed. */
export function UpstreamLimit({ dueAt, now }: { readonly dueAt: string | undefined; readonly now: number }) {
  const say = useSay()
  if (dueAt === undefined) return null
  const due = shortDueLabel(dueAt, now)
  const urgency = urgencyOf({ dueAt }, now)
  return (
    <span className={css.upstream} data-urgency={urgency}>
      {say(
        urgency === 'late'
          ? { zh: `上级已过 ${due.zh}`, en: `upstream was ${due.en}` }
          : { zh: `上级 ${due.zh}`, en: `upstream ${due.en}` },
      )}
    </span>
  )
}

/** Where there is no room for the date: that the upstream limit of an open case has passed, or soon does. */
export function UpstreamPresses({ line, now }: { readonly line: Line; readonly now: number }) {
  const say = useSay()
  const { upstreamDue, ending } = line
  if (upstreamDue === undefined || ending !== undefined) return null
  const urgency = urgencyOf({ dueAt: upstreamDue }, now)
  if (urgency === 'fine') return null
  return (
    <em className={css.upstream} data-urgency={urgency}>
      {say(
        urgency === 'late'
          ? { zh: '上级已过', en: 'upstream passed' }
          : { zh: '上级将到期', en: 'upstream soon' },
      )}
    </em>
  )
}
