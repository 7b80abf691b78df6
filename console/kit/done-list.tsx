import { useDictionary } from '../base/dictionary.ts'
import { shortLabel } from '../base/instant.ts'
import { useSay } from '../base/language.ts'
import type { whatWasDone } from './done.ts'
import { useOwner } from './owner.ts'

/** What those who worked on a case say they did: when, who, how it ended, in their words. */
export function DoneList({
  done,
  now,
  className,
}: {
  readonly done: ReturnType<typeof whatWasDone>
  readonly now: number
  readonly className?: string | undefined
}) {
  const say = useSay()
  const owner = useOwner()
  const dictionary = useDictionary()
  if (done.length === 0) return null
  return (
    <ol className={className}>
      {done.map(({ sequence, at, assignee, kind, outcome, words }) => (
        <li key={sequence}>
          <span className="second">
            {say(shortLabel(at, now))} {say(owner(assignee))} ·{' '}
            {say(dictionary.outcomes[kind]?.[outcome] ?? { zh: outcome, en: outcome })}
          </span>
          {words.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </li>
      ))}
    </ol>
  )
}
