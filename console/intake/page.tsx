import { useState } from 'react'
import { useDrafts } from '../base/drafts.ts'
import { useSay } from '../base/language.ts'
import { useKeys } from '../kit/keys.ts'
import type { Me } from '../staff/session.ts'
import { Desk } from './desk.tsx'
import { type Draft, freshDraft, isBlank } from './draft.ts'
import css from './frame.module.css'
import parts from './parts.module.css'
import { Paste } from './paste.tsx'
import { Strip } from './strip.tsx'

/** 受理台: reports as they are taken in, several at once, with what is known of each beside it. */
export function IntakePage({ me }: { readonly me: Me }) {
  const say = useSay()
  const usual = me.channels[0] ?? 'hotline'
  // Drafts are of who wrote them: whoever signs in next on this machine sees none of them.
  const { drafts, full, change, begin, drop } = useDrafts<Draft>(`intake.${me.id}`, () => freshDraft(usual))
  const [chosen, choose] = useState<string>()
  const [pasting, setPasting] = useState(false)
  const active = drafts.find(({ id }) => id === chosen) ?? drafts.at(-1)

  /** To one in which nothing was typed yet; there is never more than one. */
  const next = (): void => choose(drafts.find(({ value }) => isBlank(value))?.id ?? begin())
  const done = (): void => {
    next()
    if (active !== undefined) drop(active.id)
  }
  const further = active?.value.receipt ? done : next
  const switchOn = (): void => {
    const at = drafts.findIndex(({ id }) => id === active?.id)
    choose(drafts[(at + 1) % drafts.length]?.id)
  }
  const paste = (): void => setPasting(true)
  useKeys(pasting ? undefined : { F2: paste, F3: switchOn, F4: further })

  if (active === undefined) return null
  return (
    <div className={css.page}>
      <h1 className={parts.hidden}>{say({ zh: '受理台', en: 'Intake' })}</h1>
      <Strip drafts={drafts} active={active.id} choose={choose} begin={further} paste={paste} />
      {full && (
        <p className={css.offline} role="status">
          {say({
            zh: '◆ 这台电脑存不下更多草稿了：先登记或清掉几个，现在写的只在屏幕上。',
            en: '◆ This browser can keep no more: register or clear some.',
          })}
        </p>
      )}
      <Desk
        key={active.id}
        me={me}
        draft={active.value}
        // A call begins when something is written down.
        change={(some) => change(active.id, isBlank(active.value) ? { begunAt: Date.now(), ...some } : some)}
        next={done}
        drop={() => drop(active.id)}
        quiet={pasting}
      />
      {pasting && (
        <Paste
          close={() => setPasting(false)}
          fill={(read) => {
            choose(begin(read))
            if (isBlank(active.value)) drop(active.id)
            setPasting(false)
          }}
        />
      )}
    </div>
  )
}
