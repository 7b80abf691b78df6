import { Link } from 'wouter'
import type { Line } from '../base/answers.ts'
import { nameOf, useDictionary } from '../base/dictionary.ts'
import { dateLabel } from '../base/instant.ts'
import { useSay } from '../base/language.ts'
import css from './board.module.css'

/** So many stand in the strip; the others in a list of their own. */
const SHOWN = 4

/** 挂账: apart from what is worked on, and never hidden; the nearest review first. */
export function Parked({ lines, all }: { readonly lines: readonly Line[]; readonly all: () => void }) {
  const say = useSay()
  const dictionary = useDictionary()
  if (lines.length === 0) return null
  const ordered = [...lines].sort((a, b) => (a.parkedUntil ?? '').localeCompare(b.parkedUntil ?? ''))
  return (
    <section className={css.parked} aria-labelledby="parked">
      <button type="button" onClick={all}>
        <b id="parked">‖ {say({ zh: `挂账 ${lines.length}`, en: `${lines.length} parked` })}</b>
        {say({
          zh: '另计，不算在办；到期自动转回',
          en: 'Apart from the others; they come back by themselves',
        })}
      </button>
      <ul>
        {ordered.slice(0, SHOWN).map(({ caseId, place, matter, parkedUntil }) => (
          <li key={caseId}>
            <Link href={`/desk/cases/${caseId}`}>
              <b>{place.text}</b> {say(nameOf(dictionary, 'matter', matter))}
              {parkedUntil && (
                <span>
                  {say({
                    zh: `复核 ${dateLabel(parkedUntil).zh}`,
                    en: `review ${dateLabel(parkedUntil).en}`,
                  })}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
