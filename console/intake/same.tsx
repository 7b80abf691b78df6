import { Link } from 'wouter'
import { nameOf, useDictionary } from '../base/dictionary.ts'
import { dateLabel } from '../base/instant.ts'
import { useSay } from '../base/language.ts'
import type { Joins } from './draft.ts'
import type { Candidate } from './found.ts'
import css from './intake.module.css'

/** The one that F6 chooses next: one after the other, and none after the last. */
export function nextToJoin(candidates: readonly Candidate[], joins: Joins | null): Joins | null {
  const next = candidates[candidates.findIndex(({ caseId }) => caseId === joins?.caseId) + 1]
  return next === undefined ? null : { caseId: next.caseId, place: next.place.text, matter: next.matter }
}

/** Open cases that it may belong to; the one that is chosen is joined when the report is registered. */
export function Same({
  candidates,
  joins,
  choose,
}: {
  readonly candidates: readonly Candidate[]
  readonly joins: Joins | null
  readonly choose: (joins: Joins | null) => void
}) {
  const say = useSay()
  const dictionary = useDictionary()
  const named = (list: string, code: string): string => say(nameOf(dictionary, list, code))
  const next = nextToJoin(candidates, joins)
  return (
    <section aria-labelledby="advice-same">
      <h2 id="advice-same">
        <span role="status">
          {candidates.length === 0
            ? say({ zh: '疑似同一事', en: 'Perhaps the same' })
            : say({ zh: `疑似同一事 ${candidates.length} 件`, en: `Perhaps the same: ${candidates.length}` })}
        </span>
        {candidates.length > 0 && (
          <span>{say({ zh: '并入后，本人另有回执和回访', en: 'Each reporter is answered' })}</span>
        )}
      </h2>
      {candidates.length === 0 && (
        <p className={css.none}>{say({ zh: '这里没有在办的案件', en: 'No open case here' })}</p>
      )}
      <ul>
        {candidates.map((one) => {
          const { caseId, place, matter, stage, lead, openedAt, emergency, why } = one
          const chosen = caseId === joins?.caseId
          return (
            <li key={caseId} className={css.same} data-on={chosen}>
              <p>
                <b>{place.text}</b> {named('matter', matter)}
                <small>{say(why)}</small>
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
