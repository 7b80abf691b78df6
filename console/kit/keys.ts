import { useEffect } from 'react'

/**
 * What function keys and Alt with a digit do on this page. A key that belongs to an input method does nothing here: an Enter or
 * a digit that picks a candidate, or a function key of its own.
 * @param keys by name: `F9`, `Alt 1`; nothing while a dialog is open
 */
export function useKeys(keys: Readonly<Record<string, () => void>> | undefined): void {
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      if (event.isComposing || event.keyCode === 229) return
      if (event.repeat || event.ctrlKey || event.metaKey || event.shiftKey) return
      const name = event.altKey ? `Alt ${event.code.replace('Digit', '')}` : event.key
      const act = keys?.[name]
      if (act === undefined) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })
}
