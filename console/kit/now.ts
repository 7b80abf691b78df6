import { useEffect, useState } from 'react'

const MINUTE = 60_000

/** The present moment, anew with each minute: a clock that is drawn from it is as right as the one on the wall. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setTimeout(() => setNow(Date.now()), MINUTE - (now % MINUTE))
    return () => clearTimeout(timer)
  }, [now])
  return now
}
