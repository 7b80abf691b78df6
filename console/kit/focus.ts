import { useLayoutEffect, useRef } from 'react'

/**
 * What takes the focus when it appears: before it is painted, so that a key pressed the moment somebody sees it is for it.
 * @param stays whether the page stays where it is, though that may be out of sight
 */
export function useFirstFocus<E extends HTMLElement>({ stays = false } = {}) {
  const first = useRef<E>(null)
  useLayoutEffect(() => first.current?.focus({ preventScroll: stays }), [stays])
  return first
}

/** A dialog over the page when it appears: it keeps the focus, and gives it back when it is put away. */
export function useModal() {
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => dialog.current?.showModal(), [])
  return dialog
}
