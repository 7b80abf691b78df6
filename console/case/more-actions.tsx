import type { ReactNode } from 'react'
import { useSay } from '../base/language.ts'
import { useModal } from '../kit/focus.ts'
import css from './more-actions.module.css'

/** What else may be done, on a phone: a sheet from below that keeps the focus, and gives it back when it is put away. */
export function MoreActions({
  close,
  children,
}: {
  readonly close: () => void
  readonly children: ReactNode
}) {
  const say = useSay()
  const dialog = useModal()
  return (
    <dialog ref={dialog} className={css.sheet} onClose={close} aria-labelledby="more-actions">
      <h2 id="more-actions">{say({ zh: '还可以办', en: 'What else may be done' })}</h2>
      {children}
      <form method="dialog">
        <button type="submit">{say({ zh: '先不办', en: 'Not now' })}</button>
      </form>
    </dialog>
  )
}
