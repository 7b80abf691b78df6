import type { Label } from '../base/label.ts'
import { useSay } from '../base/language.ts'
import css from './page.module.css'

type Counts = {
  readonly open: number
  readonly parked: number
  readonly late: number
  readonly today: number
  readonly emergency: number
}

/** The four figures of the room, each with what it counts. */
export function Figures({ open, parked, late, today, emergency }: Counts) {
  const say = useSay()
  const figures: readonly {
    readonly state: string
    readonly shape: string
    readonly count: number
    readonly label: Label
    readonly means: Label
  }[] = [
    {
      state: 'open',
      shape: '',
      count: open,
      label: { zh: '未办结', en: 'Open' },
      means: {
        zh: `已立案、没归档；挂账 ${parked} 件另计`,
        en: `opened, not archived; ${parked} parked apart`,
      },
    },
    {
      state: 'late',
      shape: '◆ ',
      count: late,
      label: { zh: '超时', en: 'Late' },
      means: { zh: '现在卡住它的那一步，时限已过', en: 'the step it is stuck at is past its limit' },
    },
    {
      state: 'soon',
      shape: '▲ ',
      count: today,
      label: { zh: '今日到期', en: 'Due today' },
      means: { zh: '今天 24:00 前到期，还没办完', en: 'due before midnight, not done' },
    },
    {
      state: emergency > 0 ? 'late' : 'calm',
      shape: '⊕ ',
      count: emergency,
      label: { zh: '应急', en: 'Emergency' },
      means: { zh: '已宣布，没解除', en: 'declared, not called off' },
    },
  ]
  return (
    <dl className={css.figures}>
      {figures.map(({ state, shape, count, label, means }) => (
        <div key={label.en} data-state={state}>
          <dt>
            {shape}
            {say(label)}
          </dt>
          <dd>
            <b>{count}</b>
            <span>{say(means)}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
