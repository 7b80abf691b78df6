import { expect, it } from 'vitest'
import { signedIn } from '#functions/runtime/sign-in.ts'
import { dispatcher } from '#test/support/actors.ts'
import { httpEvent } from '#test/support/http-event.ts'

/** The roles of somebody whose groups the API hands on like that. */
function rolesOf(groups: unknown): readonly string[] {
  const event = httpEvent({ who: dispatcher })
  const claims = { sub: 'u-1', 'custom:jurisdiction': 'wujiaochang', 'cognito:groups': groups }
  return signedIn({
    ...event,
    requestContext: { ...event.requestContext, authorizer: { jwt: { claims, scopes: [] } } },
  } as typeof event).roles
}

it.each<[unknown, readonly string[]]>([
  ['[call-taker dispatcher]', ['call-taker', 'dispatcher']],
  ['[dispatcher]', ['dispatcher']],
  ['dispatcher', ['dispatcher']],
  [
    ['dispatcher', 'inspector'],
    ['dispatcher', 'inspector'],
  ],
  ['[]', []],
  [undefined, []],
  // A name of a group is one name: nothing in it makes it two.
  ['x centre-head', []],
  ['x,centre-head', []],
  ['[x,centre-head dispatcher]', ['dispatcher']],
  ['[x\tcentre-head]', []],
  [['x centre-head'], []],
  ['[system]', []],
])('breaker, group claims: %j makes the roles %j', (groups, roles) => {
  expect([...rolesOf(groups)].sort()).toEqual([...roles].sort())
})
