import { useSay } from '../../base/language.ts'
import type { Draft } from './draft.ts'
import css from './report.module.css'

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
  value: { appeal, discipline },
  change,
}: {
  readonly value: Pick<Draft, 'appeal' | 'discipline'>
  readonly change: (some: Partial<Draft>) => void
}) {
  const say = useSay()
  return (
    <div className="part" role="radiogroup" aria-labelledby="kinds">
      <h2 id="kinds">{say({ zh: '您想要', en: 'This is a' })}</h2>
      <div className={css.kinds}>
        {KINDS.map(([code, words]) => (
          <label key={code}>
            <input
              type="radio"
              name="appeal"
              checked={appeal === code}
              onChange={() => change({ appeal: code })}
            />
            {say(words)}
          </label>
        ))}
      </div>
      {appeal === 'tip-off' && (
        <label className={css.discipline}>
          <input
            type="checkbox"
            checked={discipline}
            onChange={({ target }) => change({ discipline: target.checked })}
          />
          <span>
            {say({ zh: '举报的是党员干部、公职人员违纪违法', en: 'It is about the discipline of officials' })}
            {discipline && (
              <small className="muted">
                {say({
                  zh: '这类问题由纪检监察机关受理。提交后告诉您该找谁；您写的话、称呼和电话这里都不保存。',
                  en: 'The discipline office handles that: you are told where to turn. Your words, name and number are not kept here.',
                })}
              </small>
            )}
          </span>
        </label>
      )}
    </div>
  )
}
