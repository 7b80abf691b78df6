import { dateLabel, timeLabel } from '../../base/instant.ts'
import { useSay } from '../../base/language.ts'
import css from './track.module.css'
import type { Tracking } from './tracking.ts'

/** The steps so far, now, and next. */
export function Steps({ tracking }: { readonly tracking: Tracking }) {
  const say = useSay()
  const { steps, stage, next } = tracking
  return (
    <section className="part">
      <h2>{say({ zh: '办到哪一步', en: 'The steps so far' })}</h2>
      <ol className={css.steps}>
        {steps.map(({ at, zh, en }) => (
          <li key={`${at}${en}`} className={css.done}>
            <span>
              {say(dateLabel(at))} {timeLabel(at)}
            </span>
            <b>{say({ zh, en })}</b>
          </li>
        ))}
        {stage !== undefined && (
          <li className={css.now} aria-current="step">
            <span>{say({ zh: '现在', en: 'Now' })}</span>
            <b>{say(stage)}</b>
          </li>
        )}
        {next !== undefined && (
          <li className={css.next}>
            <span>{say({ zh: '接着', en: 'Next' })}</span>
            <b>{say(next)}</b>
          </li>
        )}
      </ol>
    </section>
  )
}
