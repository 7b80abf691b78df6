import { useEffect, useState } from 'react'
import type { Kept } from '../base/drafts.ts'
import { Icon } from '../base/icon.tsx'
import { timeLabel } from '../base/instant.ts'
import { useSay } from '../base/language.ts'
import { type Draft, isBlank, missingIn } from './draft.ts'
import css from './frame.module.css'
import parts from './parts.module.css'

/** The drafts, as they were begun: each by its place, with what it still lacks. */
export function Strip({
  drafts,
  active,
  choose,
  begin,
  paste,
}: {
  readonly drafts: readonly Kept<Draft>[]
  readonly active: string
  readonly choose: (id: string) => void
  readonly begin: () => void
  readonly paste: () => void
}) {
  const say = useSay()
  return (
    <div className={parts.strip}>
      <button type="button" className={parts.button} onClick={paste}>
        <Icon name="copy" size={16} />
        {say({ zh: '贴入工单', en: 'Paste an order' })}
        <span className="key">F2</span>
      </button>
      <nav aria-label={say({ zh: '草稿', en: 'Drafts' })}>
        {drafts.map(({ id, value }, at) => (
          <button
            key={id}
            type="button"
            className={css.draft}
            aria-current={id === active ? 'true' : undefined}
            onClick={() => choose(id)}
          >
            <i>{at + 1}</i>
            <b>{value.place || value.reference || say({ zh: '新草稿', en: 'New' })}</b>
            <span>{say(stateOf(value))}</span>
          </button>
        ))}
        {drafts.length > 1 && (
          <span className={parts.hint}>
            <span className="key">F3</span> {say({ zh: '换', en: 'switch' })}
          </span>
        )}
      </nav>
      <Timer draft={drafts.find(({ id }) => id === active)?.value} />
      <button type="button" className={parts.button} onClick={begin}>
        {say({ zh: '接下一个', en: 'Next call' })}
        <span className="key">F4</span>
      </button>
    </div>
  )
}

const SECOND = 1_000
const HOUR = 3_600 * SECOND

/** How long the call has lasted, as far as that can be told: since something was written down. */
function Timer({ draft }: { readonly draft: Draft | undefined }) {
  const say = useSay()
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), SECOND)
    return () => clearInterval(timer)
  }, [])
  if (draft === undefined || !draft.confirmedInPerson || draft.receipt !== null || isBlank(draft)) return null
  const seconds = Math.max(0, Math.floor((now - draft.begunAt) / SECOND))
  if (seconds * SECOND > HOUR) return null
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60].map((one) => String(one).padStart(2, '0'))
  return (
    <span className={css.call} role="timer" aria-live="off">
      <Icon name="phone" size={16} />
      {say({ zh: '通话', en: 'Call' })} {minutes}:{rest}
    </span>
  )
}

const LACKS: Readonly<Record<string, { zh: string; en: string }>> = {
  place: { zh: '差地点', en: 'no place' },
  description: { zh: '差诉求', en: 'no words' },
  appeal: { zh: '差类型', en: 'no appeal' },
}

function stateOf(draft: Draft) {
  if (draft.receipt !== null) return { zh: '✓ 已登记', en: '✓ registered' }
  if (isBlank(draft)) return { zh: '', en: '' }
  const [lacking = ''] = missingIn(draft)
  const begun = timeLabel(draft.begunAt)
  const lack = LACKS[lacking] ?? { zh: '可登记', en: 'ready' }
  return { zh: `${begun} ${lack.zh}`, en: `${begun} ${lack.en}` }
}
