import { Link } from 'wouter'
import { nameOf, useDictionary } from '../base/dictionary.ts'
import { wholeDayLabel } from '../base/instant.ts'
import { useSay } from '../base/language.ts'
import { seenReasons, type WatchedCase } from './seen-reasons.ts'
import css from './watched.module.css'

/** Archived cases whose trouble may be back while their place is watched (回头看): what speaks for it, and what comes of a report. */
export function Watched({ watched }: { readonly watched: readonly WatchedCase[] }) {
  const say = useSay()
  const dictionary = useDictionary()
  if (watched.length === 0) return null
  return (
    <section aria-labelledby="seen-watched">
      <h2 id="seen-watched">
        {say({ zh: `回头看中 ${watched.length} 件`, en: `Watched still: ${watched.length}` })}
      </h2>
      <ul>
        {watched.map((one) => (
          <li key={one.caseId} className={css.one}>
            <p>
              <b>{one.place.text}</b> {say(nameOf(dictionary, 'matter', one.matter))}{' '}
              <small>{say(seenReasons(one))}</small>
            </p>
            <p className="second">
              {say({
                zh: `回头看至 ${wholeDayLabel(one.watchUntil).zh}`,
                en: `watched until ${wholeDayLabel(one.watchUntil).en}`,
              })}
              {one.lead !== undefined &&
                say({
                  zh: `，上次${nameOf(dictionary, 'party', one.lead).zh}主责`,
                  en: `, ${nameOf(dictionary, 'party', one.lead).en} led`,
                })}
              {'　'}
              <Link href={`/desk/cases/${one.caseId}`}>{say({ zh: '看案件', en: 'Open' })}</Link>
            </p>
            {one.says && <p className={css.says}>▲ {say(one.says)}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}
