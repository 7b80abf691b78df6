import { dueLabel, isSameDay, workingSpanLabel } from '../../base/instant.ts'
import { useSay } from '../../base/language.ts'
import css from './track.module.css'
import type { Tracking } from './tracking.ts'

/** By when there is an answer, and what is left until then in working time. */
export function AnswerBy({ tracking }: { readonly tracking: Tracking }) {
  const say = useSay()
  const { answerBy, left } = tracking
  if (answerBy === undefined || left === undefined) return null
  const late = left.millis < 0
  const span = workingSpanLabel(left.millis, left.day, isSameDay(Date.parse(answerBy), Date.now()))
  const due = dueLabel(answerBy)
  return (
    <section className="part white">
      <div className={css.answerBy}>
        <h2>{say({ zh: `${due.zh} 前答复您`, en: `An answer by ${due.en}` })}</h2>
        {!late && (
          <p>
            {left.pace === 'working'
              ? say({ zh: `还有 ${span.zh}（工作时间）`, en: `${span.en} of working time left` })
              : say({ zh: `还有 ${span.zh}`, en: `${span.en} left` })}
          </p>
        )}
      </div>
      {late && (
        <p className="fault">
          {say({
            zh: '比答应的日子晚了，可拨 12345 催办。',
            en: 'It is later than promised: call 12345 to press for it.',
          })}
        </p>
      )}
    </section>
  )
}
