import { dateLabel, timeLabel } from '../../base/instant.ts'
import type { Label } from '../../base/label.ts'
import { useSay } from '../../base/language.ts'
import css from './track.module.css'
import type { Tracking } from './words.ts'

type Step = { readonly words: Label; readonly at?: string | undefined; readonly now?: boolean }

const ENDED: Label = { zh: '办理结束', en: 'Ended' }

/** What has happened, with its time; then what is to come. */
const stepsOf = ({ receivedAt, openedAt, answeredAt, endedAt, status, stage }: Tracking): readonly Step[] => [
  { words: { zh: '收到', en: 'Received' }, at: receivedAt },
  openedAt !== undefined && openedAt < receivedAt
    ? { words: { zh: '并入已在办理的同一件事', en: 'Joined to one that is being handled' }, at: receivedAt }
    : { words: { zh: '立案', en: 'Case opened' }, at: openedAt },
  ...(status.code === 'open' && stage !== undefined ? [{ words: stage, now: true }] : []),
  { words: { zh: '答复您', en: 'You are answered' }, at: answeredAt },
  { words: ENDED, at: endedAt },
]

/** The steps so far, now, and next. */
export function Steps({ tracking }: { readonly tracking: Tracking }) {
  const say = useSay()
  const ended = tracking.endedAt !== undefined || tracking.status.code === 'withdrawn'
  const steps = stepsOf(tracking).filter(({ at, now }) => !ended || at !== undefined || now)
  return (
    <section className="part">
      <h2>{say({ zh: '经过', en: 'Steps' })}</h2>
      <ol className={css.steps}>
        {steps.map(({ words, at, now }) => (
          <li
            key={words.en}
            className={at !== undefined ? css.done : now ? css.now : css.next}
            aria-current={now ? 'step' : undefined}
          >
            <b>{now ? say({ zh: `现在：${words.zh}`, en: `Now: ${words.en}` }) : say(words)}</b>
            <span>
              {at === undefined
                ? !now && say({ zh: '之后', en: 'later' })
                : `${say(dateLabel(at))} ${timeLabel(at)}`}
            </span>
          </li>
        ))}
      </ol>
      <p className="muted">
        {say({
          zh: '有补充，请拨 12345，报上查询码。',
          en: 'To add something, call 12345 and give your code.',
        })}
      </p>
    </section>
  )
}
