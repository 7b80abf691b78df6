import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { dynamoDbClient } from '#adapters/dynamodb/client.ts'
import { createPeople } from '#adapters/dynamodb/people.ts'
import { atLocal, DAY, fromMillis, millis } from '#domain/clock/calendar.ts'
import { may, mayRead, postedTo } from '#domain/people/rights.ts'
import { STAFF_ROLES } from '#domain/people/roles.ts'
import { postingsWithin, type StaffMember } from '#domain/people/staff.ts'
import { answering } from '#functions/runtime/answering.ts'
import type { DependenciesOf } from '#functions/runtime/declaration.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { httpHandler, type Reply, readInput } from '#functions/runtime/http.ts'
import { once } from '#functions/runtime/once.ts'
import { signedInStaff } from '#functions/runtime/sign-in.ts'
import { env, type uses } from './list-people.function.ts'
import * as route from './list-people.schema.ts'
import { personView } from './person-view.ts'

/** `GET /v1/people`: who is posted where; on a day, in a grid, in a role where that is asked. */
export const reply = answering(() => route.listPeople().answer, answer)

async function answer(
  { people }: DependenciesOf<typeof uses>,
  event: APIGatewayProxyEventV2,
): Promise<Reply> {
  const who = signedInStaff(event)
  const administers = may(who, 'administer')
  if (!administers && !mayRead(who, 'standing-orders'))
    return {
      problem: {
        code: 'not-permitted',
        message: 'Who is posted where is for administrators, the centre, the leaders and the district.',
      },
    }
  const { on, grid, role } = readInput(event.queryStringParameters ?? {}, route.listPeople().query)
  const asked = [on, grid, role].some((one) => one !== undefined)
  const held = (member: StaffMember) =>
    (on === undefined ? member.postings : postingsWithin(member, dayOf(on))).filter(
      (one) => (grid === undefined || one.grid === grid) && (role === undefined || one.role === role),
    )
  const items = (await people.ofJurisdiction(who.jurisdiction))
    .map((member) => personView(member, held(member), { account: administers }))
    .filter(({ postings }) => !asked || postings.length > 0)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
  return { status: 200, body: { items, roles: ROLES } }
}

const ROLES = STAFF_ROLES.map((code) => ({ code, postedTo: postedTo(code) }))

/** From the first moment of a day in China to that of the next. */
function dayOf(date: string) {
  const begin = atLocal(date, '00:00')
  return { begin, end: fromMillis(millis(begin) + DAY) }
}

const deps = once(() => ({
  people: createPeople({ client: dynamoDbClient(), packsTable: readEnv(env).PACKS_TABLE }),
}))

export const handler = httpHandler((event) => reply(deps(), event))
