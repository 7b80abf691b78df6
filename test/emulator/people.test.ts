import {
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  CreateGroupCommand,
  CreateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { describe, expect, inject, it } from 'vitest'
import { cognitoClient, createAccounts } from '#adapters/cognito/accounts.ts'
import { dynamoDbClient } from '#adapters/dynamodb/client.ts'
import { createPeople } from '#adapters/dynamodb/people.ts'
import { STAFF_ROLES } from '#domain/people/roles.ts'
import { clientSettings } from '#local/environment/settings.ts'
import { describePeople } from '#test/adapters/people-contract.ts'
import { createTable } from '#test/support/create-table.ts'

const settings = clientSettings(inject('emulator'))

describe('people on DynamoDB', () => {
  const client = dynamoDbClient(settings)
  let tables = 0
  describePeople(async () => {
    tables += 1
    await createTable(client, 'packs', `people-${tables}`)
    return createPeople({ client, packsTable: `people-${tables}` })
  })
})

describe('accounts of a user pool', () => {
  it('are made once, given exactly what is said, and closed when nothing is left', async () => {
    const client = cognitoClient(settings)
    const { UserPool } = await client.send(
      new CreateUserPoolCommand({
        PoolName: 'people',
        Schema: ['jurisdiction', 'party', 'grids'].map((Name) => ({
          Name,
          AttributeDataType: 'String' as const,
          Mutable: true,
        })),
      }),
    )
    const UserPoolId = UserPool?.Id ?? ''
    for (const GroupName of STAFF_ROLES) await client.send(new CreateGroupCommand({ UserPoolId, GroupName }))
    const accounts = createAccounts({ client, userPoolId: UserPoolId })
    const who = { UserPoolId, Username: 'wang.min' }
    const stands = async () => {
      const { UserAttributes = [], Enabled } = await client.send(new AdminGetUserCommand(who))
      const { Groups = [] } = await client.send(new AdminListGroupsForUserCommand(who))
      const said = new Map(UserAttributes.map(({ Name, Value }) => [Name, Value]))
      return {
        groups: Groups.map(({ GroupName }) => GroupName).toSorted(),
        places: [said.get('custom:party') || undefined, said.get('custom:grids') || undefined],
        open: Enabled,
      }
    }

    const made = await accounts.make('wang.min')
    expect(made.temporaryPassword?.length).toBeGreaterThan(14)
    const as = { id: made.id, jurisdiction: 'minhe' }
    await accounts.grant('wang.min', { ...as, roles: ['grid-leader', 'inspector'], grids: ['g1', 'g2'] })
    expect(await stands()).toEqual({
      groups: ['grid-leader', 'inspector'],
      places: [undefined, 'g1,g2'],
      open: true,
    })
    expect(await accounts.make('wang.min')).toEqual({ id: made.id, jurisdiction: 'minhe' })

    await accounts.grant('wang.min', { ...as, roles: ['handler'], party: 'chengguan', grids: [] })
    expect(await stands()).toEqual({ groups: ['handler'], places: ['chengguan', undefined], open: true })
    await accounts.grant('wang.min', { ...as, roles: [], grids: [] })
    expect(await stands()).toEqual({ groups: [], places: [undefined, undefined], open: false })
  })
})
