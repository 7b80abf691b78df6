import { randomBytes } from 'node:crypto'
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminUpdateUserAttributesCommand,
  type AttributeType,
  CognitoIdentityProviderClient,
  type CognitoIdentityProviderClientConfig,
} from '@aws-sdk/client-cognito-identity-provider'
import { CLIENT_DEFAULTS } from '#adapters/client-defaults.ts'
import type { Account, Accounts } from '#adapters/ports.ts'
import { STAFF_ROLES } from '#domain/people/roles.ts'

/** A client as all of ours are. */
export const cognitoClient = (
  settings: CognitoIdentityProviderClientConfig = {},
): CognitoIdentityProviderClient => new CognitoIdentityProviderClient({ ...CLIENT_DEFAULTS, ...settings })

const JURISDICTION = 'custom:jurisdiction'

function accountOf(account: string, attributes: readonly AttributeType[] = []): Account {
  const attribute = (name: string): string | undefined => attributes.find(({ Name }) => Name === name)?.Value
  const id = attribute('sub')
  if (id === undefined) throw new Error(`The pool tells no id of the account ${account}.`)
  return { id, jurisdiction: attribute(JURISDICTION) }
}

/**
 * Accounts of a Cognito user pool: roles are groups, where somebody works is told by attributes. A new account gets a
 * temporary password, told once to whoever made it: the pool has no address to send it to.
 */
export function createAccounts({
  client,
  userPoolId: UserPoolId,
}: {
  readonly client: CognitoIdentityProviderClient
  readonly userPoolId: string
}): Accounts {
  return {
    make: async (account) => {
      const who = { UserPoolId, Username: account }
      try {
        // Random letters alone might lack a kind of character that the pool asks for.
        const temporaryPassword = `Aa1-${randomBytes(12).toString('base64url')}`
        const { User } = await client.send(
          new AdminCreateUserCommand({
            ...who,
            MessageAction: 'SUPPRESS',
            TemporaryPassword: temporaryPassword,
          }),
        )
        return { ...accountOf(account, User?.Attributes), temporaryPassword }
      } catch (error) {
        if (!(error instanceof Error && error.name === 'UsernameExistsException')) throw error
        const { UserAttributes } = await client.send(new AdminGetUserCommand(who))
        return accountOf(account, UserAttributes)
      }
    },
    grant: async (account, { roles, party = '', grids, jurisdiction }) => {
      const who = { UserPoolId, Username: account }
      const UserAttributes = [
        { Name: JURISDICTION, Value: jurisdiction },
        { Name: 'custom:party', Value: party },
        { Name: 'custom:grids', Value: grids.join(',') },
      ]
      // What is taken away goes first: in between somebody has too little, never too much.
      const { Groups = [] } = await client.send(new AdminListGroupsForUserCommand(who))
      const standing = Groups.flatMap(({ GroupName }) => GroupName ?? [])
      for (const GroupName of STAFF_ROLES)
        if (standing.includes(GroupName) && !roles.includes(GroupName))
          await client.send(new AdminRemoveUserFromGroupCommand({ ...who, GroupName }))
      await client.send(new AdminUpdateUserAttributesCommand({ ...who, UserAttributes }))
      for (const GroupName of STAFF_ROLES)
        if (!standing.includes(GroupName) && roles.includes(GroupName))
          await client.send(new AdminAddUserToGroupCommand({ ...who, GroupName }))
      await client.send(
        roles.length === 0 ? new AdminDisableUserCommand(who) : new AdminEnableUserCommand(who),
      )
    },
  }
}
