import type { People } from '#adapters/ports.ts'

/** People seldom change their names: so long a process goes by those it has read, in milliseconds. */
const KEPT_FOR = 10 * 60_000
/** As many names a process remembers before it begins anew: those of a few streets. */
const MAX_NAMES = 5_000
/** As many as are asked for at once. */
const AT_ONCE = 100

/**
 * The names of people, each read once and remembered for a while by this process; nobody who has none is asked for again
 * meanwhile. @param now milliseconds on a clock that only measures
 */
export function knownNames(people: Pick<People, 'names'>, now: () => number = Date.now): People['names'] {
  let known = new Map<string, { readonly name: string | undefined; readonly until: number }>()
  return async (jurisdiction, ids) => {
    const at = now()
    const keyOf = (id: string): string => `${jurisdiction} ${id}`
    const unknown = [...new Set(ids)].filter((id) => (known.get(keyOf(id))?.until ?? 0) <= at)
    if (known.size > MAX_NAMES) known = new Map()
    for (let from = 0; from < unknown.length; from += AT_ONCE) {
      const asked = unknown.slice(from, from + AT_ONCE)
      const found = await people.names(jurisdiction, asked)
      for (const id of asked) known.set(keyOf(id), { name: found.get(id), until: at + KEPT_FOR })
    }
    return new Map(
      ids.flatMap((id) => {
        const name = known.get(keyOf(id))?.name
        return name === undefined ? [] : [[id, name] as const]
      }),
    )
  }
}
