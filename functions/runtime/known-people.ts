import type { People } from '#adapters/ports.ts'

/** Who is posted where changes seldom: so long a process goes by what it has read, in milliseconds. */
const KEPT_FOR = 10 * 60_000
/** As many streets a process remembers before it begins anew. */
const MAX_STREETS = 50

/**
 * The people of streets, each street read once and remembered for a while by this process.
 * @param now milliseconds on a clock that only measures
 */
export function knownPeople(
  people: Pick<People, 'ofJurisdiction'>,
  now: () => number = Date.now,
): People['ofJurisdiction'] {
  const known = new Map<
    string,
    { readonly read: ReturnType<People['ofJurisdiction']>; readonly until: number }
  >()
  return (jurisdiction) => {
    const kept = known.get(jurisdiction)
    if (kept !== undefined && now() < kept.until) return kept.read
    if (known.size >= MAX_STREETS) known.clear()
    const read = people.ofJurisdiction(jurisdiction)
    known.set(jurisdiction, { read, until: now() + KEPT_FOR })
    read.catch(() => known.delete(jurisdiction))
    return read
  }
}
