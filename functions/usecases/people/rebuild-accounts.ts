import type { Accounts, Clock, People } from '#adapters/ports.ts'
import type { Instant } from '#domain/clock/calendar.ts'
import { actorAt, type StaffMember, succeeded } from '#domain/people/staff.ts'
import { retryOnConflict } from '../retry-on-conflict.ts'

/** An account that was made anew, and how its holder first gets in. */
export type Rebuilt = { readonly account: string; readonly temporaryPassword?: string }

/**
 * Gives everybody of a street an account again, after the pool was lost: by the postings, which are kept with the tables.
 * A new account has a new id. Whoever had the old one stays told under it, with what was then; from now on they are known
 * by the new one. Broken off, it goes on; where the accounts are there, it changes nothing.
 * @throws `Transient` when somebody's record changes meanwhile; faults of the table and of the pool
 */
export async function rebuildAccounts(
  {
    people,
    clock,
    accounts,
  }: {
    readonly people: Pick<People, 'ofJurisdiction' | 'member' | 'save'>
    readonly clock: Clock
    readonly accounts: Accounts
  },
  jurisdiction: string,
): Promise<readonly Rebuilt[]> {
  const now = await clock.now()
  const rebuilt: Rebuilt[] = []
  for (const before of await people.ofJurisdiction(jurisdiction)) {
    if (before.disabledAt !== undefined) continue
    const { id, temporaryPassword } = await accounts.make(before.account)
    if (id === before.id) continue
    const member = await successor(people, before, id, now)
    await accounts.grant(member.account, actorAt(member, now))
    rebuilt.push({ account: before.account, ...(temporaryPassword && { temporaryPassword }) })
  }
  return rebuilt
}

/** First the new record, then the end of the old one: nobody is ever without. */
function successor(
  people: Pick<People, 'member' | 'save'>,
  { jurisdiction, id: formerId }: StaffMember,
  id: string,
  now: Instant,
): Promise<StaffMember> {
  return retryOnConflict<StaffMember>(async () => {
    const before = await people.member(jurisdiction, formerId)
    if (before === undefined) throw new Error(`The record of ${formerId} is gone.`)
    const { member, former } = succeeded(before, id, now)
    const standing = await people.member(jurisdiction, id)
    if (standing === undefined && (await people.save(member)) === 'stale') return 'conflict'
    if (before.disabledAt === undefined && (await people.save(former)) === 'stale') return 'conflict'
    return standing ?? member
  })
}
