import type { ReactNode } from 'react'
import type { Label } from '../base/label.ts'
import { useSay } from '../base/language.ts'
import { useModal } from '../kit/focus.ts'
import css from './frame.module.css'
import parts from './parts.module.css'

/** What is asked over the form: the field is focused at once, Escape puts it away. */
export function Dialog({
  name,
  title,
  hint,
  later,
  go,
  close,
  children,
}: {
  readonly name: string
  readonly title: Label
  readonly hint: Label
  /** What putting it away is called. */
  readonly later: Label
  /** What is pressed to go on. */
  readonly go: ReactNode
  readonly close: () => void
  readonly children: ReactNode
}) {
  const say = useSay()
  const dialog = useModal()
  return (
    <dialog ref={dialog} className={css.asked} onClose={close} aria-labelledby={`${name}-title`}>
      <h2 id={`${name}-title`}>{say(title)}</h2>
      <p className={parts.hint}>{say(hint)}</p>
      {children}
      <p>
        <button type="button" className={parts.quiet} onClick={() => dialog.current?.close()}>
          {say(later)} <span className="key">Esc</span>
        </button>
        {go}
      </p>
    </dialog>
  )
}
