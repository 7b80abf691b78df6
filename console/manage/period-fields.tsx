import type { Label } from '../base/label.ts'
import { useSay } from '../base/language.ts'
import type { Period } from './period.ts'

/** 从、到: both as days; what leaving the second empty means is told by its label. */
export function PeriodFields({
  value: { from, until },
  until: label,
  change,
}: {
  readonly value: Period
  readonly until: Label
  readonly change: (some: Partial<Period>) => void
}) {
  const say = useSay()
  return (
    <>
      <label>
        {say({ zh: '从（不填：现在）', en: 'From (empty: now)' })}
        <input type="date" value={from} onChange={({ target }) => change({ from: target.value })} />
      </label>
      <label>
        {say(label)}
        <input type="date" value={until} onChange={({ target }) => change({ until: target.value })} />
      </label>
    </>
  )
}
