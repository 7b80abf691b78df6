import { randomBytes } from 'node:crypto'
import {
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { createAccounts } from '#adapters/cognito/accounts.ts'
import { createPeople } from '#adapters/dynamodb/people.ts'
import type { Instant } from '#domain/clock/calendar.ts'
import type { Pack } from '#domain/pack/pack.ts'
import { isPosted } from '#domain/people/rights.ts'
import { STAFF_ROLES, type StaffRole } from '#domain/people/roles.ts'
import { actorAt, idUntilSignedIn, type StaffMember } from '#domain/people/staff.ts'
import { inBatches } from '#functions/usecases/in-batches.ts'
import { PACKS } from '#packs/index.ts'
import type { Outputs } from './environment/outputs.ts'
import { clientSettings } from './environment/settings.ts'

/** Somebody who can sign in locally. */
export type Person = {
  /** What they sign in with. */
  readonly name: string
  /** What they are called. */
  readonly person: string
  readonly jurisdiction: string
  readonly role: StaffRole
  /** The code of the party a handler works for. */
  readonly party?: string
  /** The codes of the grids a leader or deputy is posted to. */
  readonly grids?: readonly string[]
}

const GRID = 'g1'

/** Roles of which each street has one person, named after it: all but the handlers, who are their party's. */
const ROLES = STAFF_ROLES.filter((role) => role !== 'handler')

const SURNAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'
const GIVEN = [
  '敏',
  '建国',
  '秀英',
  '海燕',
  '志强',
  '丽华',
  '伟',
  '晓东',
  '春梅',
  '国庆',
  '静',
  '永明',
  '佳',
  '文斌',
]

/** Invented names, another one for each. */
const nameOf = (n: number): string => `${SURNAMES[n % SURNAMES.length]}${GIVEN[(n * 5) % GIVEN.length]}`

/** The people of a street: one for each role, and a handler for each of its first parties that have people of their own (代录). */
function peopleOf(
  { jurisdiction, parties }: Pack,
  prefix: string,
  first: number,
  handlers: number,
): readonly Person[] {
  const places = [
    ...ROLES.map((role) => ({ name: role, role, ...(isPosted(role) ? { grids: [GRID] } : {}) })),
    ...parties
      .filter(({ steward }) => steward === undefined)
      .slice(0, handlers)
      .map(({ code }) => ({ name: code, role: 'handler' as const, party: code })),
  ]
  return places.map((one, n) => ({
    ...one,
    name: `${prefix}${one.name}`,
    person: nameOf(first + n),
    jurisdiction,
  }))
}

/** The people of every sample: those of the first by the names alone, those of others behind the name of their street. */
export const PEOPLE: readonly Person[] = PACKS.flatMap((pack, at) =>
  at === 0 ? peopleOf(pack, '', 0, 100) : peopleOf(pack, `${pack.jurisdiction}-`, at * 100, 5),
)

/** Whoever was posted before the story begins was posted then. */
const SINCE: Instant = '2020-01-01T00:00:00.000Z'

/** Somebody's record, under the id that their account has. */
const memberOf = (
  { name, person, jurisdiction, role, grids = [], party }: Person,
  id: string,
): StaffMember => ({
  schemaVersion: 1,
  jurisdiction,
  id,
  version: 1,
  account: name,
  name: person,
  postings: [...(grids.length > 0 ? grids.map((grid) => ({ grid })) : [{}])].map((place, n) => ({
    postingId: `p-${n + 1}`,
    role,
    ...place,
    ...(party === undefined ? {} : { party }),
    from: SINCE,
    by: 'npm start',
    at: SINCE,
  })),
})

/**
 * Gives everybody a record, and an account where this system has accounts of its own; elsewhere they are known by what they
 * sign in with until they first do.
 * @returns the password they all have, made anew each time
 */
export async function seedPeople(endpoint: string, { UserPoolId, PacksTable }: Outputs): Promise<string> {
  const settings = clientSettings(endpoint)
  const people = createPeople({ client: new DynamoDBClient(settings), packsTable: PacksTable })
  // Random letters alone might lack a kind of character that the pool asks for.
  const password = `Aa1-${randomBytes(12).toString('base64url')}`
  if (UserPoolId === '') {
    await inBatches(PEOPLE, async (one) => void (await people.save(memberOf(one, idUntilSignedIn(one.name)))))
    return password
  }
  // As patient as the SDK is by itself: a machine that is busy starting answers slowly.
  const cognito = new CognitoIdentityProviderClient(settings)
  const accounts = createAccounts({ client: cognito, userPoolId: UserPoolId })
  await inBatches(PEOPLE, async (one) => {
    // On an emulator of somebody's own they may be there from the last time.
    const { id } = await accounts.make(one.name)
    const member = memberOf(one, id)
    await people.save(member)
    await cognito.send(
      new AdminSetUserPasswordCommand({
        UserPoolId,
        Username: one.name,
        Password: password,
        Permanent: true,
      }),
    )
    await accounts.grant(one.name, actorAt(member, SINCE))
  })
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
