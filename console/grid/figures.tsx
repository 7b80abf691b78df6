import { Link } from 'wouter'
import type { Label } from '../base/label.ts'
import { useSay } from '../base/language.ts'
import css from './grid.module.css'
import type { Only } from './page.tsx'

const NAMES: readonly (readonly [Only, Label])[] = [
  ['late', { zh: '超时', en: 'Late' }],
  ['today', { zh: '今日到期', en: 'Due today' }],
  ['whistle', { zh: '哨', en: 'Whistles' }],
]

/** Shown for what is not read yet: nought would be a figure. */
const UNKNOWN = '–'

/** The morning's figures; pressed, each shows what it counts. What waits to be signed lies on the desk. */
export function Figures({
  counts,
  only,
  choose,
}: {
  readonly counts: Readonly<Record<Only | 'sign', number | undefined>>
  readonly only: Only | undefined
  readonly choose: (only: Only | undefined) => void
}) {
  const say = useSay()
  const isLate = (counts.late ?? 0) > 0
  return (
    <div className={css.figures}>
      {NAMES.map(([name, label]) => (
        <button
          key={name}
          type="button"
          aria-pressed={only === name}
          data-late={name === 'late' && isLate}
          onClick={() => choose(only === name ? undefined : name)}
        >
          <b>
            {name === 'late' && isLate && <i aria-hidden="true">◆</i>}
            {counts[name] ?? UNKNOWN}
          </b>
          {say(label)}
        </button>
      ))}
      <Link href="/desk?only=ruling">
        <b>{counts.sign ?? UNKNOWN}</b>
        {say({ zh: '待我签', en: 'To sign' })}
      </Link>
    </div>
  )
}
