/** Chance that falls the same way for the same seed, so that a demo can be told about and tested. */
export type Chance = {
  /** At least 0, less than 1. */
  readonly next: () => number
  /** A whole number from 0 up to, but not including, `below`. */
  readonly below: (below: number) => number
  /** @throws Error when there is nothing to pick from */
  readonly pick: <T>(from: readonly T[]) => T
  /** The same things in another order. */
  readonly shuffled: <T>(from: readonly T[]) => T[]
}

/** Chance from a seed (mulberry32: good enough for who rings when, and for nothing secret). */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return {
    next,
    below,
    pick: (from) => {
      const picked = from[below(from.length)]
      if (picked === undefined) throw new Error('There is nothing to pick from.')
      return picked
    },
    shuffled: (from) => {
      const order = from.map((one) => ({ one, at: next() }))
      return order.sort((a, b) => a.at - b.at).map(({ one }) => one)
    },
  }
}
