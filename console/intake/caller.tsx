import { nameOf, useDictionary } from '../base/dictionary.ts'
import { dayOf } from '../base/instant.ts'
import { useSay } from '../base/language.ts'
import type { Found } from './found.ts'
import css from './intake.module.css'

/** How often the number has rung before; what about, when somebody asks for it. */
export function Caller({ cases }: { readonly cases: readonly Found[] }) {
  const say = useSay()
  const dictionary = useDictionary()
  if (cases.length === 0) return null
  const open = cases.filter(({ ending }) => ending === undefined).length
  return (
    <details className={css.caller}>
      <summary>
        {say({
          zh: `曾来电 ${cases.length} 件，${open} 件在办`,
          en: `Rang before: ${cases.length}, ${open} open`,
        })}
      </summary>
      <dl className={css.past}>
        {cases.slice(0, 6).map(({ caseId, openedAt, place, matter, stage, ending }) => (
          <div key={caseId}>
            <dt>{dayOf(openedAt).slice(2).replaceAll('-', '.')}</dt>
            <dd>
              {place.text} {say(nameOf(dictionary, 'matter', matter))}，
              {ending === undefined ? say(stage) : say({ zh: '已结束', en: 'ended' })}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
