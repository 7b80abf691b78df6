import { Link } from 'wouter'
import { nameOf, useDictionary } from '../base/dictionary.ts'
import { dateLabel } from '../base/instant.ts'
import { useSay } from '../base/language.ts'
import { useHeldUpBy } from '../kit/held-up-by.tsx'
import { useNow } from '../kit/now.ts'
import { StateOfLine } from '../kit/state-of-line.tsx'
import css from './advice.module.css'
import type { Joins } from './draft.ts'
import type { Candidate } from './found.ts'
import parts from './parts.module.css'

/** The one that F6 chooses next: one after the other, and none after the last. */
export function nextToJoin(candidates: readonly Candidate[], joins: Joins | null): Joins | null {
  const next = candidates[candidates.findIndex(({ caseId }) => caseId === joins?.caseId) + 1]
  return next === undefined ? null : { caseId: next.caseId, place: next.place.text, matter: next.matter }
}

/** Open cases that it may belong to, apart from others at the place; the one that is chosen is joined when the report is registered. */
export function Same({
  candidates,
  looked,
  joins,
  choose,
}: {
  readonly candidates: readonly Candidate[]
  /** All open cases were looked through; else nobody knows whether there is one. */
  readonly looked: boolean
  readonly joins: Joins | null
  readonly choose: (joins: Joins | null) => void
}) {
  const say = useSay()
  const next = nextToJoin(candidates, joins)
  const rows = (all: readonly Candidate[]) => (
    <ul>
      {all.map((one) => {
        const chosen = one.caseId === joins?.caseId
        const byKey = chosen ? next === null : next?.caseId === one.caseId
        return <Row key={one.caseId} one={one} chosen={chosen} byKey={byKey} choose={choose} />
      })}
    </ul>
  )
  const same = candidates.filter(({ isSame }) => isSame)
  const others = candidates.filter(({ isSame }) => !isSame)
  return (
    <>
      <section aria-labelledby="advice-same">
        <h2 id="advice-same">
          <span role="status">
            {same.length === 0
              ? say({ zh: '疑似同一事', en: 'Perhaps the same' })
              : say({ zh: `疑似同一事 ${same.length} 件`, en: `Perhaps the same: ${same.length}` })}
          </span>
          {same.length > 0 && (
            <span>{say({ zh: '并入后，本人另有回执和回访', en: 'Each reporter is answered' })}</span>
          )}
        </h2>
        {same.length === 0 && looked && (
          <p className={css.none}>{say({ zh: '没有同样的在办案件', en: 'No open case like it' })}</p>
        )}
        {!looked && (
          <p className={parts.doubt}>
            {say({
              zh: '▲ 系统忙，还没查完：可能另有同样的在办案件',
              en: '▲ Busy, not looked through yet: there may be an open case like it',
            })}
          </p>
        )}
        {rows(same)}
      </section>
      {others.length > 0 && (
        <section aria-labelledby="advice-others">
          <h2 id="advice-others">
            {say({ zh: `此处其他在办 ${others.length} 件`, en: `Open here as well: ${others.length}` })}
          </h2>
          {rows(others)}
        </section>
      )}
    </>
  )
}

function Row({
  one: { caseId, place, matter, stage, lead, openedAt, emergency, why, line },
  chosen,
  byKey,
  choose,
}: {
  readonly one: Candidate
  readonly chosen: boolean
  /** The key does what the button does. */
  readonly byKey: boolean
  readonly choose: (joins: Joins | null) => void
}) {
  const say = useSay()
  const now = useNow()
  const dictionary = useDictionary()
  const heldUpBy = useHeldUpBy()
  const named = (list: string, code: string): string => say(nameOf(dictionary, list, code))
  const held = line && heldUpBy(line)
  return (
    <li className={css.same} data-on={chosen}>
      <p className={css.head}>
        <span>
          <b>{place.text}</b> {named('matter', matter)} <small>{say(why)}</small>
          {emergency && <em> ⊕ {say({ zh: '应急', en: 'Emergency' })}</em>}
        </span>
        {line && <StateOfLine line={line} now={now} />}
      </p>
      <p className="second">
        {say(dateLabel(openedAt))}
        {say({ zh: '起，', en: ' on, ' })}
        {say(stage)}
        {lead !== undefined &&
          say({ zh: `，${named('party', lead)}主责`, en: `, ${named('party', lead)} leads` })}
        {held && say({ zh: `；卡在${held.zh}`, en: `; waits for ${held.en}` })}
      </p>
      <p className={css.joinline}>
        <button
          type="button"
          className={parts.button}
          aria-pressed={chosen}
          onClick={() => choose(chosen ? null : { caseId, place: place.text, matter })}
        >
          {chosen
            ? say({ zh: '✓ 将并入，点一下取消', en: '✓ will join; undo' })
            : say({ zh: '并入这一件', en: 'Join this one' })}
          {byKey && <span className="key">F6</span>}
        </button>
        <Link href={`/desk/cases/${caseId}`}>{say({ zh: '看案件', en: 'Open' })}</Link>
      </p>
    </li>
  )
}
