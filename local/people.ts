import { randomBytes } from 'node:crypto'
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { StaffRole } from '#domain/people/roles.ts'
import { packOf } from '#packs/index.ts'
import type { Outputs } from './environment/outputs.ts'
import { clientSettings } from './environment/settings.ts'

/** Somebody who can sign in locally. */
export type Person = {
  /** What they sign in with. */
  readonly name: string
  readonly role: StaffRole
  /** The code of the party a handler works for. */
  readonly party?: string
  /** The codes of the grids a leader or deputy is posted to. */
  readonly grids?: readonly string[]
}

const JURISDICTION = 'wujiaochang'
const GRID = 'g1'
/** Every party that has people of its own: one with a steward is recorded for (代录). */
const PARTIES = (packOf(JURISDICTION)?.parties ?? [])
  .filter(({ steward }) => steward === undefined)
  .map(({ code }) => code)

/** One person for each role, named after it, and a handler for each party, named after the party. */
export const PEOPLE: readonly Person[] = [
  { name: 'call-taker', role: 'call-taker' },
  { name: 'dispatcher', role: 'dispatcher' },
  { name: 'inspector', role: 'inspector', grids: [GRID] },
  { name: 'grid-leader', role: 'grid-leader', grids: [GRID] },
  { name: 'deputy', role: 'deputy', grids: [GRID] },
  { name: 'shift-leader', role: 'shift-leader' },
  { name: 'centre-head', role: 'centre-head' },
  { name: 'street-leader', role: 'street-leader' },
  { name: 'supervisor', role: 'supervisor' },
  { name: 'auditor', role: 'auditor' },
  { name: 'administrator', role: 'administrator' },
  { name: 'operator', role: 'operator' },
  ...PARTIES.map((party): Person => ({ name: party, role: 'handler', party })),
]

/**
 * Gives everybody an account in the user pool of a local environment.
 * @returns the password they all have, made anew each time
 */
export async function seedPeople(endpoint: string, { UserPoolId }: Outputs): Promise<string> {
  const cognito = new CognitoIdentityProviderClient(clientSettings(endpoint))
  // Random letters alone might lack a kind of character that the pool asks for.
  const password = `Aa1-${randomBytes(12).toString('base64url')}`
  await Promise.all(
    PEOPLE.map(async ({ name, role, party, grids = [] }) => {
      const who = { UserPoolId, Username: name }
      await cognito
        .send(
          new AdminCreateUserCommand({
            ...who,
            MessageAction: 'SUPPRESS',
            TemporaryPassword: password,
            UserAttributes: [
              { Name: 'custom:jurisdiction', Value: JURISDICTION },
              ...(party ? [{ Name: 'custom:party', Value: party }] : []),
              ...(grids.length > 0 ? [{ Name: 'custom:grids', Value: grids.join(',') }] : []),
            ],
          }),
        )
        .catch((error: unknown) => {
          // On an emulator of somebody's own they may be there from the last time.
          if (!(error instanceof Error && error.name === 'UsernameExistsException')) throw error
        })
      await cognito.send(new AdminSetUserPasswordCommand({ ...who, Password: password, Permanent: true }))
      await cognito.send(new AdminAddUserToGroupCommand({ ...who, GroupName: role }))
    }),
  )
  return password
}

/**
 * Signs somebody in.
 * @returns their id token, which the API wants as a bearer token: it carries groups and attributes
 * @throws Error when nobody has that name or the password is another one
 */
export async function signIn(
  endpoint: string,
  { UserPoolClientId }: Outputs,
  name: string,
  password: string,
): Promise<string> {
  const cognito = new CognitoIdentityProviderClient(clientSettings(endpoint))
  const { AuthenticationResult } = await cognito.send(
    new InitiateAuthCommand({
      ClientId: UserPoolClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: name, PASSWORD: password },
    }),
  )
  const token = AuthenticationResult?.IdToken
  if (token === undefined) throw new Error(`Signing in as ${name} gave no token.`)
  return token
}
