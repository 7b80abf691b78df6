/** How long and how often something may be used before it is made again. */
export type Bounds = {
  /** Milliseconds. */
  readonly maxAge: number
  readonly maxUses: number
  /** The oldest are forgotten beyond so many. */
  readonly maxEntries: number
}

type Entry<T> = { readonly made: Promise<T>; readonly at: number; uses: number }

/**
 * Keeps what is costly to make, by name, within bounds. Those who ask at the same moment share one making; one that
 * failed is forgotten.
 * @param now milliseconds that only go up
 */
export function boundedCache<T>(bounds: Bounds, now: () => number) {
  const entries = new Map<string, Entry<T>>()
  return (name: string, make: () => Promise<T>): Promise<T> => {
    const held = entries.get(name)
    if (held !== undefined && now() - held.at < bounds.maxAge && held.uses < bounds.maxUses) {
      held.uses += 1
      return held.made
    }
    const made = make()
    entries.delete(name)
    entries.set(name, { made, at: now(), uses: 1 })
    made.catch(() => {
      if (entries.get(name)?.made === made) entries.delete(name)
    })
    for (const oldest of entries.keys()) {
      if (entries.size <= bounds.maxEntries) break
      entries.delete(oldest)
    }
    return made
  }
}
