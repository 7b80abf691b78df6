import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { cognitoClient, createAccounts } from '#adapters/cognito/accounts.ts'
import { dynamoDbClient } from '#adapters/dynamodb/client.ts'
import { createPeople } from '#adapters/dynamodb/people.ts'
import { answering } from '#functions/runtime/answering.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { httpHandler, type Reply, readBody } from '#functions/runtime/http.ts'
import { once } from '#functions/runtime/once.ts'
import { signedInStaff } from '#functions/runtime/sign-in.ts'
import { wireClock } from '#functions/runtime/wire-clock.ts'
import { wireRules } from '#functions/runtime/wire-rules.ts'
import type { ChangeDependencies } from '#functions/usecases/dependencies.ts'
import { changePeople, type PeopleDependencies } from '#functions/usecases/people/change-people.ts'
import { env } from './change-people.function.ts'
import * as route from './change-people.schema.ts'
import { personView } from './person-view.ts'

/** What looking after people needs: the pack knows the grids and parties that they are posted to. */
export type ChangePeopleDependencies = PeopleDependencies & Pick<ChangeDependencies, 'rulesOf'>

/** `POST /v1/people/actions`: an administrator adds, posts, disables somebody of the street. */
export const reply = answering(() => route.changePeople().answer, answer)

async function answer(deps: ChangePeopleDependencies, event: APIGatewayProxyEventV2): Promise<Reply> {
  const who = signedInStaff(event)
  const action = readBody(event, route.changePeople().body)
  const { pack } = await deps.rulesOf(who.jurisdiction)
  const changed = await changePeople(deps, action, { who, pack })
  if (!changed.ok) return { problem: changed.error }
  const { member, temporaryPassword } = changed.value
  return {
    status: 200,
    body: {
      action: action.action,
      person: personView(member, member.postings, { account: true }),
      ...(temporaryPassword === undefined ? {} : { temporaryPassword }),
    },
  }
}

const deps = once((): ChangePeopleDependencies => {
  const variables = readEnv(env)
  const { PACKS_TABLE: packsTable, USER_POOL_ID: userPoolId } = variables
  return {
    people: createPeople({ client: dynamoDbClient(), packsTable }),
    clock: wireClock(variables),
    rulesOf: wireRules(variables).rulesOf,
    accounts: userPoolId === '' ? undefined : createAccounts({ client: cognitoClient(), userPoolId }),
  }
})

export const handler = httpHandler((event) => reply(deps(), event))
