/** What was listed is believed so long, in milliseconds: what changed meanwhile is found the next night. */
const BELIEVED = 15 * 60_000

/**
 * Lists once and remembers for a while; those who ask meanwhile wait for the same. A listing that fails is forgotten.
 * @param now milliseconds on a clock that only measures
 */
export function remembered<T>(list: () => Promise<T>, now: () => number): () => Promise<T> {
  let listed: { readonly found: Promise<T>; readonly until: number } | undefined
  return () => {
    if (listed !== undefined && now() < listed.until) return listed.found
    const found = list()
    listed = { found, until: now() + BELIEVED }
    found.catch(() => {
      listed = undefined
    })
    return found
  }
}
