import type { Change } from '../decision/change.ts'
import { type RecordingContext, recorder } from '../decision/recorder.ts'
import type { Pack } from '../pack/pack.ts'
import type { Actor } from '../people/actor.ts'
import { may } from '../people/rights.ts'
import { type Refusal, refusal } from '../refusal.ts'
import { err, ok, type Result } from '../result.ts'
import type { OrdersAction } from './actions.ts'
import {
  type Delegation,
  MAX_DELEGATIONS,
  MAX_RULES,
  type RoutingRule,
  runningAt,
  type StandingOrders,
} from './record/orders.ts'

/** Everything a decision about standing orders is given beside them. */
export type OrdersContext = Omit<RecordingContext, 'actor'> & { readonly who: Actor; readonly pack: Pack }

/** Standing orders being changed: a copy, and what is recorded on the way. Past delegations are let go. */
export function beginOrders(before: StandingOrders, context: Omit<OrdersContext, 'pack'>) {
  const orders = structuredClone(before)
  orders.version += 1
  orders.delegations = runningAt(orders, context.now)
  const { record, changes } = recorder(`jurisdiction/${orders.jurisdiction}`, orders, {
    ...context,
    actor: context.who.id,
  })
  return { orders, record, changes: (): Change[] => [{ kind: 'orders', orders }, ...changes] }
}

/**
 * Decides what an action changes about the standing orders. Pure.
 * @returns the changes to save together, or why it is refused
 */
export function changeOrders(
  before: StandingOrders,
  action: OrdersAction,
  context: OrdersContext,
): Result<Change[], Refusal> {
  const draft = beginOrders(before, context)
  const refused = carryOut(draft, action, context)
  return refused === undefined ? ok(draft.changes()) : err(refused)
}

type OrdersDraft = ReturnType<typeof beginOrders>

function carryOut(draft: OrdersDraft, action: OrdersAction, context: OrdersContext): Refusal | undefined {
  switch (action.action) {
    case 'delegate':
      return delegate(draft, action, context)
    case 'end-delegation':
      return endDelegation(draft, action.delegationId, context)
    case 'withdraw-rule':
      return withdrawRule(draft, action, context)
  }
}

/** The leader of a grid delegates; for an absent leader the centre's head does. A deputy does not delegate further. */
const mayDelegate = (who: Actor, grid: string): boolean =>
  may(who, 'head') || (may(who, 'lead') && who.grids.includes(grid))

const NOT_YOURS = "The leader of the grid delegates, or the centre's head for an absent leader."

function delegate(
  { orders, record }: OrdersDraft,
  { grid, to, from, until }: Extract<OrdersAction, { action: 'delegate' }>,
  { who, now, pack }: OrdersContext,
): Refusal | undefined {
  if (!pack.grids.some((one) => one.code === grid))
    return refusal('grid-unknown', `There is no grid ${grid} in this jurisdiction's pack.`, 'grid')
  if (!mayDelegate(who, grid)) return refusal('not-permitted', NOT_YOURS)
  const begins = from ?? now
  if (until <= now || until <= begins)
    return refusal('date-past', 'A delegation ends in the time to come, after it has begun.', 'until')
  if (orders.delegations.length >= MAX_DELEGATIONS)
    return refusal('orders-full', `At most ${MAX_DELEGATIONS} delegations are kept. End one first.`)
  const delegationId = `d-${orders.version}`
  const made: Delegation = { delegationId, grid, to, from: begins, until, by: who.id, at: now }
  orders.delegations.push(made)
  return void record('delegation-made', { delegationId, grid, to, from: begins, until })
}

function endDelegation(
  { orders, record }: OrdersDraft,
  delegationId: string,
  { who, now }: OrdersContext,
): Refusal | undefined {
  const found = orders.delegations.find((one) => one.delegationId === delegationId)
  if (found === undefined)
    return refusal('delegation-unknown', 'No such delegation runs or will run.', 'delegationId')
  if (!mayDelegate(who, found.grid)) return refusal('not-permitted', NOT_YOURS)
  orders.delegations = orders.delegations.filter((one) => one !== found)
  const { grid, to } = found
  return void record('delegation-ended', { delegationId, grid, to, at: now })
}

function withdrawRule(
  { orders, record }: OrdersDraft,
  { ruleId, note }: Extract<OrdersAction, { action: 'withdraw-rule' }>,
  { who }: OrdersContext,
): Refusal | undefined {
  if (!may(who, 'head')) return refusal('not-permitted', "The centre's head withdraws a routing rule.")
  const found = orders.rules.find((one) => one.ruleId === ruleId)
  if (found === undefined) return refusal('rule-unknown', 'No such routing rule is kept.', 'ruleId')
  orders.rules = orders.rules.filter((one) => one !== found)
  return void record('routing-rule-withdrawn', { rule: found }, { text: note })
}

/**
 * Keeps rulings as routing rules. What was kept before for the same party, matter, condition and grid gives way.
 * @returns the changes, to save with the ruling; or why they are not kept
 */
export function keepRules(
  before: StandingOrders,
  kept: readonly Omit<RoutingRule, 'ruleId'>[],
  context: Omit<OrdersContext, 'pack'>,
): Result<Change[], Refusal> {
  const draft = beginOrders(before, context)
  const { orders, record } = draft
  for (const [n, one] of kept.entries()) {
    const rule: RoutingRule = { ruleId: `r-${orders.version}-${n + 1}`, ...one }
    orders.rules = [...orders.rules.filter((standing) => !isAbout(standing, rule)), rule]
    record('routing-rule-kept', { rule })
  }
  return orders.rules.length > MAX_RULES
    ? err(refusal('orders-full', `At most ${MAX_RULES} routing rules are kept. Have one withdrawn first.`))
    : ok(draft.changes())
}

/**
 * Casts doubt on kept rules: the party that they name returned such a trouble, and was right. They stay, and send nobody by
 * themselves until the centre's head has withdrawn them, or a further ruling is kept.
 * @returns the changes, to save with the ruling; none where nothing is doubted that was not before
 */
export function doubtRules(
  before: StandingOrders,
  wrong: readonly RoutingRule[],
  by: Pick<RoutingRule['origin'], 'caseId' | 'taskId'>,
  context: Omit<OrdersContext, 'pack'>,
): Change[] {
  const ids = new Set(wrong.filter(({ doubted }) => doubted === undefined).map(({ ruleId }) => ruleId))
  if (ids.size === 0) return []
  const { orders, record, changes } = beginOrders(before, context)
  const doubted = { ...by, at: context.now }
  orders.rules = orders.rules.map((rule) => (ids.has(rule.ruleId) ? { ...rule, doubted } : rule))
  for (const rule of orders.rules) if (ids.has(rule.ruleId)) record('routing-rule-doubted', { rule })
  return changes()
}

const isAbout = (one: RoutingRule, other: RoutingRule): boolean =>
  one.party === other.party &&
  one.matter === other.matter &&
  one.condition === other.condition &&
  one.grid === other.grid
