import * as z from 'zod'
import { type Instant, instant } from '../../clock/calendar.ts'
import { CHAIN_START } from '../../events/envelope/chain.ts'
import type { Actor } from '../../people/actor.ts'

const code = z.string().min(1).max(40)

/** AB角: from and until when a deputy acts for the leader of a grid. */
export const delegation = z.object({
  delegationId: z.string().min(1),
  grid: code,
  /** The sign-in id of the deputy. */
  to: z.string().min(1).max(128),
  from: instant,
  until: instant,
  by: z.string().min(1),
  at: instant,
})
export type Delegation = z.infer<typeof delegation>

/** What a kept rule says about a party: it leads, it cooperates, or it is not to be sent. */
export const ROUTED_AS = ['lead', 'cooperating', 'not-sent'] as const

/** A final ruling on a return (终裁) that was kept as a routing rule, with its origin. */
export const routingRule = z.object({
  ruleId: z.string().min(1),
  matter: code,
  /** Only under this filing condition, only in this grid; else everywhere. */
  condition: code.optional(),
  grid: code.optional(),
  party: code,
  as: z.enum(ROUTED_AS),
  origin: z.object({ caseId: z.string(), taskId: z.string(), by: z.string(), at: instant }),
  /** 存疑: the party that it names returned such a trouble since, and was right: the rule sends nobody by itself any more. */
  doubted: z.object({ caseId: z.string(), taskId: z.string(), at: instant }).optional(),
})
export type RoutingRule = z.infer<typeof routingRule>

/** The most of each that one jurisdiction keeps: the item stays small, for every dispatch reads it. */
export const MAX_DELEGATIONS = 40
export const MAX_RULES = 100

/** 常设安排: what a jurisdiction has arranged beside its pack, as people act: who stands in, and which rulings hold. */
export const standingOrders = z.object({
  schemaVersion: z.literal(1),
  jurisdiction: z.string().min(1),
  /** Grows by one with every change; every write is conditioned on it. */
  version: z.number().int().nonnegative(),
  sequence: z.number().int().nonnegative(),
  chainHash: z.string(),
  /** Those that run or will; past ones stand in the events. */
  delegations: z.array(delegation).max(MAX_DELEGATIONS),
  rules: z.array(routingRule).max(MAX_RULES),
})
export type StandingOrders = z.infer<typeof standingOrders>

/** The standing orders of a jurisdiction that has made none. */
export const noOrders = (jurisdiction: string): StandingOrders => ({
  schemaVersion: 1,
  jurisdiction,
  version: 0,
  sequence: 0,
  chainHash: CHAIN_START,
  delegations: [],
  rules: [],
})

/** By which delegation somebody acts for the leader of a grid at a moment, if by any. */
export const delegationAt = (
  orders: StandingOrders | undefined,
  { to, grid, at }: { readonly to: string; readonly grid: string; readonly at: Instant },
): Delegation | undefined =>
  orders?.delegations.find((one) => one.to === to && one.grid === grid && one.from <= at && at < one.until)

/** The grids whose leader somebody stands in for at a moment. */
export const leadsFor = (
  { id, grids }: Pick<Actor, 'id' | 'grids'>,
  orders: StandingOrders | undefined,
  at: Instant,
): readonly string[] => grids.filter((grid) => delegationAt(orders, { to: id, grid, at }) !== undefined)

/** What of the delegations has not passed at a moment. */
export const runningAt = ({ delegations }: StandingOrders, at: Instant): Delegation[] =>
  delegations.filter(({ until }) => until > at)
