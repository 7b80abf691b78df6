import type { Accounts, Clock, People } from '#adapters/ports.ts'
import type { Pack } from '#domain/pack/pack.ts'
import type { Actor } from '#domain/people/actor.ts'
import {
  changeStaff,
  joined,
  mayLookAfter,
  type StaffAction,
  type StaffContext,
} from '#domain/people/change-staff.ts'
import { actorAt, idUntilSignedIn, type StaffMember } from '#domain/people/staff.ts'
import { type Refusal, refusal } from '#domain/refusal.ts'
import { err, ok, type Result } from '#domain/result.ts'
import { retryOnConflict } from '../retry-on-conflict.ts'

/** What looking after people needs. */
export type PeopleDependencies = {
  readonly people: Pick<People, 'member' | 'save'>
  readonly clock: Clock
  /** Left out where an issuer outside vouches for people: it makes their accounts and says what is in their tokens. */
  readonly accounts?: Accounts | undefined
}

/** Somebody as they stand now; of a new account, how its holder first gets in. */
export type PeopleChanged = { readonly member: StaffMember; readonly temporaryPassword?: string }

/**
 * Somebody's record is changed, and the account is given what it says. Recorded first: what a crash leaves undone at the
 * account, the same or any further action, or `applyPostings`, does.
 * @throws `Transient` when every attempt met a conflict; faults of the table and of the pool
 */
export async function changePeople(
  deps: PeopleDependencies,
  action: StaffAction,
  { who, pack }: { readonly who: Actor; readonly pack: Pick<Pack, 'jurisdiction' | 'grids' | 'parties'> },
): Promise<Result<PeopleChanged, Refusal>> {
  const context: StaffContext = { who, pack, now: await deps.clock.now() }
  const changed =
    action.action === 'add' ? await add(deps, action, context) : await change(deps, action, context)
  const { accounts } = deps
  if (changed.ok && accounts !== undefined)
    await accounts.grant(changed.value.member.account, actorAt(changed.value.member, context.now))
  return changed
}

const UNKNOWN = refusal('person-unknown', 'There is no such person here.', 'id')

function change(
  { people }: PeopleDependencies,
  action: Exclude<StaffAction, { action: 'add' }>,
  context: StaffContext,
): Promise<Result<PeopleChanged, Refusal>> {
  return retryOnConflict<Result<PeopleChanged, Refusal>>(async () => {
    const before = await people.member(context.pack.jurisdiction, action.id)
    if (before === undefined) return err(UNKNOWN)
    const decided = changeStaff(before, action, context)
    if (!decided.ok) return decided
    return (await people.save(decided.value)) === 'saved' ? ok({ member: decided.value }) : 'conflict'
  })
}

async function add(
  { people, accounts }: PeopleDependencies,
  action: Extract<StaffAction, { action: 'add' }>,
  context: StaffContext,
): Promise<Result<PeopleChanged, Refusal>> {
  const { jurisdiction } = context.pack
  const refused = mayLookAfter(context.who, jurisdiction)
  if (refused !== undefined) return err(refused)
  const account = accounts === undefined ? undefined : await accounts.make(action.account)
  const personId = account?.id ?? action.id ?? idUntilSignedIn(action.account)
  // An account that works elsewhere is nobody's to take.
  if ((account?.jurisdiction ?? jurisdiction) !== jurisdiction)
    return err(refusal('account-taken', 'This account is somebody else’s. Choose another name.', 'account'))
  const standing = await people.member(jurisdiction, personId)
  if (standing !== undefined) return ok({ member: standing })
  const member = joined(action, personId, context)
  if ((await people.save(member)) === 'stale') return err(UNKNOWN)
  const { temporaryPassword } = account ?? {}
  return ok({ member, ...(temporaryPassword === undefined ? {} : { temporaryPassword }) })
}
