import { ACTIONS as ACCOUNTS } from '#adapters/cognito/actions.ts'
import { ACTIONS as DYNAMODB, type TableOrIndex } from '#adapters/dynamodb/actions.ts'
import { ACTIONS as BUS } from '#adapters/eventbridge/actions.ts'
import { ACTIONS as KMS } from '#adapters/kms/actions.ts'
import { ACTIONS as SCHEDULER } from '#adapters/scheduler/actions.ts'
import { SET_ASIDE_ACTIONS, ACTIONS as SWEEP_QUEUE } from '#adapters/sqs/actions.ts'
import { ACTIONS as MACHINE } from '#adapters/stepfunctions/actions.ts'
import type { Uses } from '#functions/runtime/declaration.ts'
import type { Environment } from '#infra/environments.ts'
/** What a function may be allowed to act on. */
export type Thing =
  | TableOrIndex
  | 'person-key/person'
  | 'person-key/phone-index'
  | 'bus'
  | 'machine'
  | 'executions'
  | 'schedules'
  | 'all-schedules'
  | 'schedule-role'
  | 'time-queue'
  | 'sweep-queue'
  | 'dead-letters'
  | 'work-queues'
  | 'user-pool'

type OnTable = {
  readonly on: TableOrIndex
  readonly actions: readonly string[]
}

type OnKey = { readonly purpose: 'person' | 'phone-index'; readonly actions: readonly string[] }

/** Actions on one thing. */
export type Need = { readonly thing: Thing; readonly actions: readonly string[] }

const MACHINE_THINGS = { stateMachine: 'machine', execution: 'executions' } as const satisfies Record<
  string,
  Thing
>
const SCHEDULER_THINGS = {
  any: 'all-schedules',
  schedule: 'schedules',
  role: 'schedule-role',
  timeQueue: 'time-queue',
} as const satisfies Record<string, Thing>

/**
 * What the adapters that a function uses need on AWS, gathered by thing, each action once and in order.
 * @param hasPool whether a pool of ours vouches for people
 * @param hasKeys whether the function answers idempotency keys: without their table, saving writes none
 */
export function needsOf(
  uses: Uses,
  {
    clock,
    hasKeys,
    hasPool,
  }: { readonly clock: Environment['clock']; readonly hasKeys: boolean; readonly hasPool: boolean },
): readonly Need[] {
  const onTables: readonly OnTable[] = [
    ...(uses.store ?? []).flatMap((method) => [...DYNAMODB.caseStore[method]]),
    ...(uses.knowledge ?? []).flatMap((method) => [...DYNAMODB.knowledge[method]]),
    ...(uses.packs ?? []).flatMap((method) => [...DYNAMODB.packs[method]]),
    ...(uses.people ?? []).flatMap((method) => [...DYNAMODB.people[method]]),
    ...(uses.vault?.some((one) => one === 'seal' || one === 'phoneIndex')
      ? [...DYNAMODB.blindIndexKeys.read, ...DYNAMODB.blindIndexKeys.keepFirst]
      : []),
    ...(clock === 'stepped' ? DYNAMODB.steppedClock.now : []),
    ...(clock === 'stepped'
      ? (uses.schedules ?? []).flatMap((method) => [...DYNAMODB.steppedSchedules[method]])
      : []),
  ].filter(({ on }) => on !== 'idempotency' || hasKeys)
  const onSchedules = (uses.schedules ?? [])
    .flatMap((method) => [...SCHEDULER[method]])
    // A stepped clock records due times itself; what is due already goes to the same queue.
    .filter(({ on }) => clock === 'wall' || on === 'timeQueue')
  const needs: Need[] = [
    ...onTables.map(({ on, actions }) => ({ thing: on, actions })),
    ...(uses.vault ?? [])
      .flatMap((method): readonly OnKey[] => KMS[method])
      .map(({ purpose, actions }) => ({ thing: `person-key/${purpose}` as const, actions })),
    ...(uses.bus ?? []).map((method) => ({ thing: 'bus' as const, actions: BUS[method] })),
    ...(uses.sweepQueue ?? []).map((method) => ({
      thing: 'sweep-queue' as const,
      actions: SWEEP_QUEUE[method],
    })),
    ...(uses.setAside ?? [])
      .flatMap((method) => [...SET_ASIDE_ACTIONS[method]])
      .map(({ on, actions }) => ({ thing: on, actions })),
    ...(hasPool ? (uses.accounts ?? []) : []).map((method) => ({
      thing: 'user-pool' as const,
      actions: ACCOUNTS[method],
    })),
    ...(uses.machine ?? [])
      .flatMap((method) => [...MACHINE[method]])
      .map(({ on, actions }) => ({ thing: MACHINE_THINGS[on], actions })),
    ...onSchedules.map(({ on, actions }) => ({ thing: SCHEDULER_THINGS[on], actions })),
  ]
  return gathered(needs)
}

function gathered(needs: readonly Need[]): readonly Need[] {
  const byThing = new Map<Thing, Set<string>>()
  for (const { thing, actions } of needs) {
    const known = byThing.get(thing) ?? new Set<string>()
    for (const action of actions) known.add(action)
    byThing.set(thing, known)
  }
  return [...byThing].map(([thing, actions]) => ({ thing, actions: [...actions].sort() }))
}
