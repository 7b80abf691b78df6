import { useSyncExternalStore } from 'react'

const QUERY = matchMedia('(min-width: 1000px)')
const subscribe = (listener: () => void): (() => void) => {
  QUERY.addEventListener('change', listener)
  return () => QUERY.removeEventListener('change', listener)
}

/** Whether there is room for a board side by side; a phone gets lists. */
export const useWide = (): boolean => useSyncExternalStore(subscribe, () => QUERY.matches)
