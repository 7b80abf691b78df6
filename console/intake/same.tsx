import { Link } from 'wouter'
import { nameOf, useDictionary } from '../base/dictionary.ts'
import { dateLabel } from '../base/instant.ts'
import { useSay } from '../base/language.ts'
import type { Duplicate } from './advising.ts'
import type { Joins } from './draft.ts'
import css from './intake.module.css'

/** The one that F6 chooses next: one after the other, and none after the last. */
export function nextToJoin(duplicates: readonly Duplicate[], joins: Joins | null): Joins | null {
  const next = duplicates[duplicates.findIndex(({ caseId }) => caseId === joins?.caseId) + 1]
  return next === undefined ? null : { caseId: next.caseId, place: next.place.text, matter: next.matter }
}

/** Open cases that it may belong to; the one that is chosen is joined when the report is registered. */
export function Same({
  duplicates,
  joins,
  choose,
}: {
  readonly duplicates: readonly Duplicate[]
  readonly joins: Joins | null
  readonly choose: (joins: Joins | null) => void
}) {
  const say = useSay()
  const dictionary = useDictionary()
  const named = (list: string, code: string): string => say(nameOf(dictionary, list, code))
  const next = nextToJoin(duplicates, joins)
  return (
    <section aria-labelledby="advice-same">
      <h2 id="advice-same">
        <span role="status">
          {duplicates.length === 0
            ? say({ zh: '疑似同一事', en: 'Perhaps the same' })
            : say({ zh: `疑似同一事 ${duplicates.length} 件`, en: `Perhaps the same: ${duplicates.length}` })}
        </span>
        {duplicates.length > 0 && (
          <span>{say({ zh: '并入后，本人另有回执和回访', en: 'Each reporter is answered' })}</span>
        )}
      </h2>
      {duplicates.length === 0 && (
        <p className={css.none}>
          {say({ zh: '这里没有同样事项的在办案件', en: 'No open case like it here' })}
        </p>
      )}
      <ul>
        {duplicates.map((one) => {
          const { caseId, place, matter, stage, lead, openedAt, emergency } = one
          const chosen = caseId === joins?.caseId
          return (
            <li key={caseId} className={css.same} data-on={chosen}>
              <p>
                <b>{place.text}</b> {named('matter', matter)}
                {emergency && <em> ⊕ {say({ zh: '紧急', en: 'Emergency' })}</em>}
              </p>
              <p className="second">
                {say(dateLabel(openedAt))}
                {say({ zh: '起，', en: ' on, ' })}
                {say(stage)}
                {lead !== undefined && `，${named('party', lead)}${say({ zh: '主责', en: ' leads' })}`}
              </p>
              <p className={css.joinline}>
                <button
                  type="button"
                  className={css.button}
                  aria-pressed={chosen}
                  onClick={() => choose(chosen ? null : { caseId, place: place.text, matter })}
                >
                  {chosen
                    ? say({ zh: '✓ 将并入，点一下取消', en: '✓ will join; undo' })
                    : say({ zh: '并入这一件', en: 'Join this one' })}
                  {(chosen ? next === null : next?.caseId === caseId) && <span className="key">F6</span>}
                </button>
                <Link href={`/desk/cases/${caseId}`}>{say({ zh: '看案件', en: 'Open' })}</Link>
              </p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
