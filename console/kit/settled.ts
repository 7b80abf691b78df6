import { useEffect, useState } from 'react'

/** A value once it has not changed for so many milliseconds: what is typed is asked about when fingers rest. */
export function useSettled<T>(value: T, rest: number): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), rest)
    return () => clearTimeout(timer)
  }, [value, rest])
  return settled
}
