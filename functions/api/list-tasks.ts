import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import * as z from 'zod'
import type { CaseStore, Clock } from '#adapters/ports.ts'
import type { Assignee } from '#domain/case/task.ts'
import { instant } from '#domain/clock/calendar.ts'
import { delegationAt } from '#domain/orders/orders.ts'
import { type Actor, hasRole, role } from '#domain/people/actor.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { httpHandler, type Reply, readInput } from '#functions/runtime/http.ts'
import { once } from '#functions/runtime/once.ts'
import { ProblemError } from '#functions/runtime/problem.ts'
import { signedIn } from '#functions/runtime/sign-in.ts'
import { wireStore } from '#functions/runtime/wire-store.ts'
import { env } from './list-tasks.env.ts'
import { partiesOf } from './parties.ts'
import { taskView } from './views.ts'

/** Whose tasks are asked for, due before when, and where the page begins. */
export const taskQuery = z.strictObject({
  party: z.string().min(1).max(40).optional(),
  role: role.exclude(['system', 'operator']).optional(),
  grid: z.string().min(1).max(40).optional(),
  dueBefore: instant.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().min(1).max(2_000).optional(),
})

/** Roles whose tasks are posted to grids. */
const POSTED: readonly string[] = ['inspector', 'grid-leader']

/** What listing tasks needs: whether a deputy stands in now is looked up. */
export type ListTasksDependencies = {
  readonly store: Pick<CaseStore, 'tasksOf' | 'standingOrders'>
  readonly clock: Clock
}

/** `GET /v1/tasks`: the open tasks of a party or a role, earliest due time first. */
export async function reply(
  { store, clock }: ListTasksDependencies,
  event: APIGatewayProxyEventV2,
): Promise<Reply> {
  const who = signedIn(event)
  const query = readInput(event.queryStringParameters ?? {}, taskQuery)
  const { dueBefore, limit, cursor } = query
  const assignee = assigneeOf(who, query)
  if (needsDelegation(who, assignee)) await insistOnDelegation({ store, clock }, who, assignee.grid)
  const page = await store.tasksOf({
    jurisdiction: who.jurisdiction,
    assignee,
    limit,
    ...(dueBefore === undefined ? {} : { dueBefore }),
    ...(cursor === undefined ? {} : { cursor }),
  })
  return {
    status: 200,
    body: { items: page.items.map(taskView), ...(page.cursor === undefined ? {} : { cursor: page.cursor }) },
  }
}

/** Whose tasks: as asked, else one's own. People see their own; those who steer or supervise see everybody's. */
function assigneeOf(who: Actor, asked: z.infer<typeof taskQuery>): Assignee {
  const seesAll = hasRole(who, 'dispatcher', 'shift-leader', 'centre-head', 'supervisor')
  const party = asked.party ?? (asked.role === undefined && hasRole(who, 'handler') ? who.party : undefined)
  if (party !== undefined) {
    const own = party === who.party || partiesOf(who).includes(party)
    if (!seesAll && !own && !hasRole(who, 'grid-leader', 'deputy')) throw notYours('party')
    return { kind: 'party', party }
  }
  const wanted = asked.role ?? who.roles.find((one) => one !== 'handler' && one !== 'operator')
  if (wanted === undefined) throw notYours('role')
  // A deputy stands in for the leader: their desk is one.
  const desk = wanted === 'deputy' ? 'grid-leader' : wanted
  const own = hasRole(who, wanted) || (desk === 'grid-leader' && hasRole(who, 'deputy'))
  if (!seesAll && !own) throw notYours('role')
  if (!POSTED.includes(desk)) return { kind: 'role', role: desk }
  const grid = asked.grid ?? who.grids[0]
  if (grid === undefined)
    throw new ProblemError({
      code: 'invalid',
      message: 'Say which grid: this role is posted to grids.',
      field: 'grid',
    })
  if (!seesAll && !who.grids.includes(grid)) throw notYours('grid')
  return { kind: 'role', role: desk, grid }
}

/** A deputy sees the leader's desk by a delegation alone. */
const needsDelegation = (who: Actor, assignee: Assignee): assignee is Assignee & { kind: 'role' } =>
  assignee.kind === 'role' &&
  assignee.role === 'grid-leader' &&
  !hasRole(who, 'grid-leader', 'dispatcher', 'shift-leader', 'centre-head', 'supervisor')

async function insistOnDelegation(
  { store, clock }: Omit<ListTasksDependencies, 'store'> & { store: Pick<CaseStore, 'standingOrders'> },
  { id, jurisdiction }: Actor,
  grid = '',
): Promise<void> {
  const [orders, at] = await Promise.all([store.standingOrders(jurisdiction), clock.now()])
  if (delegationAt(orders, { to: id, grid, at }) === undefined)
    throw new ProblemError({
      code: 'not-permitted',
      message: "You see the leader's desk while you are delegated. Ask the leader or the centre's head.",
      field: 'role',
    })
}

const notYours = (field: string) =>
  new ProblemError({
    code: 'not-permitted',
    message: 'You see your own tasks. Ask whoever steers for the others.',
    field,
  })

const deps = once(() => wireStore(readEnv(env)))

export const handler = httpHandler((event) => reply(deps(), event))
