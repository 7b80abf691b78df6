import type { People } from '#adapters/ports.ts'
import { idUntilSignedIn, signedInAs } from '#domain/people/staff.ts'

/** What mapping needs. */
type MapDependencies = { readonly people: Pick<People, 'become' | 'member'> }

/** An account as a sign-in tells it: the id at the issuer, and what its holder signs in with. */
type SignedInAccount = { readonly id: string; readonly jurisdiction: string; readonly account: string }

/**
 * Somebody whom an administrator has added by their account signs in by an issuer outside: their record is from now on
 * under the id that the sign-in carries, as everything they do. What they may do is said by their token. Idempotent.
 * @returns whether it was done now
 */
export async function mapAccount(
  { people }: MapDependencies,
  { id, jurisdiction, account }: SignedInAccount,
): Promise<boolean> {
  if ((await people.member(jurisdiction, id)) !== undefined) return false
  const awaited = await people.member(jurisdiction, idUntilSignedIn(account))
  if (awaited === undefined) return false
  // Two pages that are opened at once do it once.
  return (await people.become(awaited, signedInAs(awaited, id))) === 'saved'
}
