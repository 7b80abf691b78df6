import type { Line } from '../base/answers.ts'
import type { Label } from '../base/label.ts'
import { useSay } from '../base/language.ts'
import { useEnded } from '../kit/ended.ts'
import css from './figures.module.css'
import { twoDaysOf, yesterdayBegan } from './two-days.ts'

type Figure = {
  readonly of: keyof ReturnType<typeof twoDaysOf>
  readonly label: Label
  /** What the figure of yesterday is called, where it is not simply yesterday's. */
  readonly before?: Label
  readonly means: Label
}

const BEFORE: Label = { zh: '昨天', en: 'yesterday' }
const FIGURES: readonly Figure[] = [
  {
    of: 'opened',
    label: { zh: '今天立案', en: 'Opened today' },
    means: { zh: '当天立的案', en: 'opened on the day' },
  },
  {
    of: 'ended',
    label: { zh: '今天结案', en: 'Ended today' },
    means: { zh: '归档、退回、转出、并案、终止都算', en: 'archived, rejected, transferred, merged or ended' },
  },
  {
    of: 'open',
    label: { zh: '未结', en: 'Open' },
    before: { zh: '昨夜 24:00', en: 'at midnight' },
    means: { zh: '已立案、没结案，挂账的也算', en: 'opened and not ended, parked ones as well' },
  },
  {
    of: 'late',
    label: { zh: '超时', en: 'Late' },
    before: { zh: '昨夜已超', en: 'since yesterday' },
    means: {
      zh: '现在卡住它的那一步，时限已过；其中昨夜 24:00 前就过了的',
      en: 'the step it is stuck at is past its limit; of those, since before midnight',
    },
  },
  {
    of: 'emergency',
    label: { zh: '今天应急', en: 'Emergencies today' },
    means: { zh: '当天立案、按应急办的', en: 'opened on the day and handled as an emergency' },
  },
]

/** 五数: today's figures against yesterday's, of what the board is narrowed to. */
export function Figures({
  lines,
  isLooked,
  now,
}: {
  readonly lines: readonly Line[]
  /** Whether a line belongs to what the board is narrowed to. */
  readonly isLooked: (line: Line) => boolean
  readonly now: number
}) {
  const say = useSay()
  const { data } = useEnded('two-days', () => yesterdayBegan(Date.now()), lines.length)
  if (data === undefined) return null
  const figures = twoDaysOf(lines.filter(isLooked), data.filter(isLooked), now)
  return (
    <section className={css.figures} aria-label={say({ zh: '今天与昨天', en: 'Today and yesterday' })}>
      <dl>
        {FIGURES.map(({ of, label, before = BEFORE, means }) => (
          <div key={of} title={say(means)}>
            <dt>{say(label)}</dt>
            <dd>
              <b>{figures[of].today}</b>
              <span>
                {say(before)} {figures[of].yesterday}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
