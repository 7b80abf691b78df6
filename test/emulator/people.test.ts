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
import { createMemoryClock } from '#adapters/memory/clock.ts'
import type { Pack } from '#domain/pack/pack.ts'
import type { Actor } from '#domain/people/actor.ts'
import type { StaffAction } from '#domain/people/change-staff.ts'
import { STAFF_ROLES } from '#domain/people/roles.ts'
import { holdersOf } from '#domain/people/staff.ts'
import { changePeople } from '#functions/usecases/people/change-people.ts'
import { rebuildAccounts } from '#functions/usecases/people/rebuild-accounts.ts'
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
  const client = cognitoClient(settings)

  /** A pool that is empty. */
  async function emptyPool(): Promise<string> {
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
    return UserPoolId
  }

  it('are made once, given exactly what is said, and closed when nothing is left', async () => {
    const UserPoolId = await emptyPool()
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

  it('are made anew from the postings when the pool is lost: nobody of the past loses their name', async () => {
    const dynamodb = dynamoDbClient(settings)
    await createTable(dynamodb, 'packs', 'people-of-a-lost-pool')
    const people = createPeople({ client: dynamodb, packsTable: 'people-of-a-lost-pool' })
    const clock = createMemoryClock('2026-03-02T01:00:00.000Z')
    const pack = { jurisdiction: 'minhe', grids: [{ code: 'g1' }] as Pack['grids'], parties: [] }
    const who: Actor = { id: 'operator', roles: ['administrator'], jurisdiction: 'minhe', grids: [] }
    const lost = createAccounts({ client, userPoolId: await emptyPool() })
    const does = async (action: StaffAction) => {
      const done = await changePeople({ people, clock, accounts: lost }, action, { who, pack })
      if (!done.ok) throw new Error(done.error.message)
      return done.value.member
    }
    const { id: former } = await does({ action: 'add', account: 'li.juan', name: '李娟' })
    await does({ action: 'post', id: former, role: 'grid-leader', grid: 'g1' })
    const { id: left } = await does({ action: 'add', account: 'zhao.qiang', name: '赵强' })
    await does({ action: 'disable', id: left })

    const UserPoolId = await emptyPool()
    clock.set('2026-06-01T01:00:00.000Z')
    const anew = { people, clock, accounts: createAccounts({ client, userPoolId: UserPoolId }) }
    const rebuilt = await rebuildAccounts(anew, 'minhe')
    expect(rebuilt).toEqual([{ account: 'li.juan', temporaryPassword: expect.any(String) }])
    expect(await rebuildAccounts(anew, 'minhe')).toEqual([])

    const { Groups } = await client.send(
      new AdminListGroupsForUserCommand({ UserPoolId, Username: 'li.juan' }),
    )
    expect(Groups?.map(({ GroupName }) => GroupName)).toEqual(['grid-leader'])
    const everybody = await people.ofJurisdiction('minhe')
    const [now] = everybody.filter(({ id }) => id !== former && id !== left)
    expect([...(await people.names('minhe', [former, now?.id ?? ''])).values()]).toEqual(['李娟', '李娟'])
    const led = (at: string) => holdersOf(everybody, { role: 'grid-leader', grid: 'g1' }, at)
    expect([led('2026-04-01T00:00:00.000Z'), led('2026-07-01T00:00:00.000Z')]).toEqual([['李娟'], ['李娟']])
  })
})
