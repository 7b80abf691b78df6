import { partiesActedFor } from '#domain/case/record/seeing.ts'
import type { Assignee } from '#domain/case/record/task.ts'
import type { Instant } from '#domain/clock/calendar.ts'
import { leadsFor, type StandingOrders } from '#domain/orders/record/orders.ts'
import type { Pack } from '#domain/pack/pack.ts'
import type { Actor } from '#domain/people/actor.ts'
import { desksOf, isPosted, may } from '#domain/people/rights.ts'

/** The desks whose tasks are somebody's: of the parties they act for, of their roles, of a leader they stand in for now. */
export function desksNow(
  who: Actor,
  pack: Pick<Pack, 'parties'>,
  orders: StandingOrders | undefined,
  now: Instant,
): readonly Assignee[] {
  const ofParties = may(who, 'handle')
    ? partiesActedFor(who, pack).map((party): Assignee => ({ kind: 'party', party }))
    : []
  const ofRoles = desksOf(who)
    .filter((role) => role !== 'handler' && role !== 'deputy')
    .flatMap((role): Assignee[] =>
      isPosted(role) ? who.grids.map((grid) => ({ kind: 'role', role, grid })) : [{ kind: 'role', role }],
    )
  const standsIn = leadsFor(who, orders, now).map(
    (grid): Assignee => ({ kind: 'role', role: 'grid-leader', grid }),
  )
  return [...ofParties, ...ofRoles, ...standsIn]
}
