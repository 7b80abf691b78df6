import type { Line } from '../base/answers.ts'
import { nameOf, useDictionary } from '../base/dictionary.ts'
import { dayOf } from '../base/instant.ts'
import { useSay } from '../base/language.ts'
import css from './advice.module.css'

const isOpen = ({ ending }: Line): boolean => ending === undefined

/** How often the number has rung before. Nothing that takes the focus: it comes while one types on. */
export function RangBefore({ cases }: { readonly cases: readonly Line[] }) {
  const say = useSay()
  if (cases.length === 0) return null
  const open = cases.filter(isOpen).length
  return (
    <p className={css.rang} role="status">
      {say({
        zh: `曾来电 ${cases.length} 件，${open} 件在办`,
        en: `Rang before: ${cases.length}, ${open} open`,
      })}
    </p>
  )
}

const MOST = 5

/** What the number has rung about. */
export function OfCaller({ cases }: { readonly cases: readonly Line[] }) {
  const say = useSay()
  const dictionary = useDictionary()
  if (cases.length === 0) return null
  return (
    <section aria-labelledby="advice-caller">
      <h2 id="advice-caller">
        {say({ zh: '这个号码以往', en: 'This number before' })}
        <span>{say({ zh: `${cases.length} 件`, en: `${cases.length} cases` })}</span>
      </h2>
      <dl className={css.past}>
        {cases.slice(0, MOST).map((line) => (
          <div key={line.caseId}>
            <dt>{dayOf(line.openedAt)}</dt>
            <dd>
              {line.place.text} {say(nameOf(dictionary, 'matter', line.matter))}，
              {isOpen(line) ? say(line.stage) : say({ zh: '已结束', en: 'ended' })}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
