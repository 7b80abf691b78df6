import type { Precedent } from '../base/answers.ts'
import { dateLabel, timeLabel } from '../base/instant.ts'
import type { Label } from '../base/label.ts'
import { useSay } from '../base/language.ts'
import css from './reading.module.css'

type Entry = Precedent['trail'][number]

const WHAT: Readonly<Record<Entry['what'], Label>> = {
  edited: { zh: '改写', en: 'Put in other words' },
  withdrawn: { zh: '撤回', en: 'Withdrawn' },
  restored: { zh: '恢复', en: 'Restored' },
  recurred: { zh: '又发生', en: 'It came back' },
  rewritten: { zh: '由案件重新生成', en: 'Made anew from its case' },
}

/** What was done to a precedent since it was written: by whom, when, why. */
export function Trail({
  entries,
  people,
}: {
  readonly entries: Precedent['trail']
  readonly people: Precedent['people']
}) {
  const say = useSay()
  if (entries.length === 0) return null
  return (
    <section className={css.trail}>
      <h3>{say({ zh: '改动痕迹', en: 'Its trail' })}</h3>
      <ol>
        {[...entries].reverse().map(({ at, by, what, reason, parts = [], struck = [] }) => (
          <li key={`${at} ${what}`}>
            <time dateTime={at}>
              {say(dateLabel(at))} {timeLabel(at)}
            </time>
            <div>
              <b>{say(WHAT[what])}</b> {reason}
              {parts.length + struck.length > 0 && (
                <span className="second">
                  {say({
                    zh: ` 改 ${parts.length} 处，去掉 ${struck.length} 处`,
                    en: ` ${parts.length} changed, ${struck.length} taken out`,
                  })}
                </span>
              )}
            </div>
            <span className="second">{people[by] ?? by}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
