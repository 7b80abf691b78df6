import type { Line } from '../base/answers.ts'
import type { Label } from '../base/label.ts'
import { useSay } from '../base/language.ts'
import { useLastDay } from './last-day.ts'
import css from './page.module.css'

const HEIGHT = 60

/** What came in and what ended in the last 24 hours, hour by hour. */
export function Flow({ lines, now }: { readonly lines: readonly Line[]; readonly now: number }) {
  const say = useSay()
  const { opened, ended } = useLastDay(lines, now)
  const most = Math.max(...opened, ...ended, 1)
  const charts: readonly { readonly label: Label; readonly hours: readonly number[] }[] = [
    { label: { zh: '立案', en: 'opened' }, hours: opened },
    { label: { zh: '归档或结束', en: 'archived or ended' }, hours: ended },
  ]
  return (
    <section className={css.flow} aria-labelledby="flow">
      <h2 id="flow">
        {say({ zh: '24 小时', en: 'The last 24 hours' })}{' '}
        <span>{say({ zh: '昨天此刻到现在，每小时一柱', en: 'one bar an hour, until now' })}</span>
      </h2>
      {charts.map(({ label, hours }) => (
        <figure key={label.en}>
          <figcaption>
            {say(label)} <b>{hours.reduce((sum, one) => sum + one, 0)}</b>
          </figcaption>
          <svg viewBox={`0 0 ${hours.length * 10} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
            <path d={barsOf(hours, most)} />
          </svg>
        </figure>
      ))}
    </section>
  )
}

/** One bar for each hour, ten units wide. */
const barsOf = (hours: readonly number[], most: number): string =>
  hours
    .map((count, n) => `M${n * 10 + 1} ${HEIGHT}v${-(count / most) * HEIGHT}h8v${(count / most) * HEIGHT}z`)
    .join('')
