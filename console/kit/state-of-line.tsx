import type { Line } from '../base/answers.ts'
import { nameOf, useDictionary } from '../base/dictionary.ts'
import { dateLabel, dayLabel } from '../base/instant.ts'
import { useSay } from '../base/language.ts'
import css from './kit.module.css'
import { dueOfLine, isTimed } from './lines.ts'
import { TimeLeft } from './time-left.tsx'

/** How long a case has; that it is parked, and until when; or how it ended. Each with its shape. */
export function StateOfLine({ line, now }: { readonly line: Line; readonly now: number }) {
  const say = useSay()
  const dictionary = useDictionary()
  const { ending, since, parkedUntil } = line
  if (ending !== undefined)
    return (
      <span className={css.ended}>
        {say(nameOf(dictionary, 'stage-outcome', ending))} {since && say(dateLabel(since))}
      </span>
    )
  if (parkedUntil !== undefined)
    return (
      <span className={css.parked}>
        <svg width="10" height="10" viewBox="0 0 10 10" fill="currentColor" aria-hidden="true">
          <path d="M1.5 1h2.5v8H1.5zM6 1h2.5v8H6z" />
        </svg>
        {say({ zh: `挂账至 ${dayLabel(parkedUntil).zh}`, en: `parked until ${dayLabel(parkedUntil).en}` })}
      </span>
    )
  return isTimed(line) ? <TimeLeft of={dueOfLine(line)} now={now} /> : null
}
