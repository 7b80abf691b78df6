import { useSay } from '../base/language.ts'
import css from './parts.module.css'

/** What of a pasted order could not be read: nothing is dropped, somebody puts it where it belongs. */
export function Unread({
  lines,
  change,
}: {
  readonly lines: readonly string[]
  readonly change: (lines: readonly string[]) => void
}) {
  const say = useSay()
  if (lines.length === 0) return null
  return (
    <section className={css.unread} aria-labelledby="unread">
      <h2 id="unread">
        ▲ {say({ zh: `工单里 ${lines.length} 行没认出`, en: `${lines.length} lines not read` })}
        <button type="button" className={css.quiet} onClick={() => change([])}>
          {say({ zh: '看过了', en: 'Seen' })}
        </button>
      </h2>
      <ul>
        {lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name but its place
          <li key={at}>{line}</li>
        ))}
      </ul>
    </section>
  )
}
