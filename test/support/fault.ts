import type { Around, PortCall } from './intercept.ts'

/** One call along a story: in which step, by whom, of what, and the how manieth of its kind in that step. */
export type Point = { readonly step: number; readonly call: string; readonly nth: number }

/** Counts the calls of each step. */
function counter() {
  let step = 0
  let counts = new Map<string, number>()
  return {
    begin: (next: number): void => {
      step = next
      counts = new Map()
    },
    count: ({ consumer, port, method }: PortCall): Point => {
      const call = `${consumer}: ${port}.${method}`
      const nth = (counts.get(call) ?? 0) + 1
      counts.set(call, nth)
      return { step, call, nth }
    },
  }
}

/** Only looks, and remembers every call that is made. */
export function watching() {
  const { begin, count } = counter()
  const points: Point[] = []
  const around: Around = (made, carryOut) => {
    points.push(count(made))
    return carryOut()
  }
  return { around, begin, points: points as readonly Point[] }
}

/** A fault as AWS throws it when something passes by itself. */
export function outage(): Error {
  const error = new Error('The service did not answer.')
  error.name = 'ServiceUnavailable'
  return error
}

const nameOf = ({ step, call, nth }: Point): string => `${step} ${call} ${nth}`

/** Fails at some points, once at each: before the call has done anything, or after it has done everything. */
export function failingAt(points: readonly Point[], side: 'before' | 'after') {
  const { begin, count } = counter()
  const left = new Set(points.map(nameOf))
  const around: Around = async (made, carryOut) => {
    if (!left.delete(nameOf(count(made)))) return carryOut()
    if (side === 'after') await carryOut()
    throw outage()
  }
  return { around, begin, left: left as ReadonlySet<string> }
}
