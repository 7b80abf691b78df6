import { useSay } from '../../base/language.ts'
import css from './report.module.css'
import type { Draft } from './send.ts'

const KINDS = [
  ['complaint', { zh: '投诉', en: 'Complaint' }],
  ['help', { zh: '求助', en: 'Help' }],
  ['tip-off', { zh: '举报', en: 'Tip-off' }],
  ['question', { zh: '咨询', en: 'Question' }],
  ['suggestion', { zh: '建议', en: 'Suggestion' }],
  ['praise', { zh: '表扬', en: 'Praise' }],
] as const

/** What kind of appeal it is. */
export function Kinds({
  value,
  change,
}: {
  readonly value: Draft['appeal']
  readonly change: (appeal: Draft['appeal']) => void
}) {
  const say = useSay()
  return (
    <div className="part" role="radiogroup" aria-labelledby="kinds">
      <h2 id="kinds">{say({ zh: '您想要', en: 'This is a' })}</h2>
      <div className={css.kinds}>
        {KINDS.map(([code, words]) => (
          <label key={code}>
            <input type="radio" name="appeal" checked={value === code} onChange={() => change(code)} />
            {say(words)}
          </label>
        ))}
      </div>
    </div>
  )
}
