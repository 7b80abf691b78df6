import type { Accounts, Clock, People } from '#adapters/ports.ts'
import type { Instant } from '#domain/clock/calendar.ts'
import { actorAt, hasChangedSince } from '#domain/people/staff.ts'

/** What applying postings needs. */
type ApplyDependencies = {
  readonly people: Pick<People, 'ofJurisdiction'>
  readonly clock: Clock
  readonly accounts: Pick<Accounts, 'grant'>
}

/**
 * Gives the accounts of a street what their postings say now: postings begin and end by themselves, accounts do not.
 * @param since only those of whom a posting began or ended since then; everybody unless told
 * @returns how many were given it
 */
export async function applyPostings(
  { people, clock, accounts }: ApplyDependencies,
  jurisdiction: string,
  since?: Instant,
): Promise<number> {
  const now = await clock.now()
  const everybody = await people.ofJurisdiction(jurisdiction)
  const members =
    since === undefined ? everybody : everybody.filter((one) => hasChangedSince(one, since, now))
  for (const member of members) await accounts.grant(member.account, actorAt(member, now))
  return members.length
}
