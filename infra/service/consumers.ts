import { type EventBus, type EventPattern, Match } from 'aws-cdk-lib/aws-events'
import { type Consumer as ConsumerName, subscriptionOf } from '#domain/events/subscriptions.ts'
import type { HouseFunction } from '#infra/constructs/house-function.ts'
import type { MakeFunction } from './functions.ts'
import { WORKER_TIMEOUT } from './times.ts'

/** One function with what it is to hear about. */
export type Consumer = {
  readonly name: string
  readonly worker: HouseFunction
  /** Left undefined: the account's default bus, on which AWS services speak. */
  readonly on: EventBus | undefined
  readonly description: string
  readonly pattern: EventPattern
}

/** What a consumer hears, as a rule of the bus. */
function patternOf(consumer: ConsumerName): EventPattern {
  const { source, types } = subscriptionOf(consumer)
  return {
    source: 'prefix' in source ? Match.prefix(source.prefix) : [...source],
    detailType: [...types],
  }
}

/** From the bus and from Step Functions to the functions that act on what they say. */
export function consumersOf(
  make: MakeFunction,
  { bus, machineArn }: { readonly bus: EventBus; readonly machineArn: string },
): readonly Consumer[] {
  return [
    {
      name: 'Triage',
      worker: make('events/triage', WORKER_TIMEOUT),
      on: bus,
      description: 'Reports that want a case',
      pattern: patternOf('triage'),
    },
    {
      name: 'Reconcile',
      worker: make('events/reconcile', WORKER_TIMEOUT),
      on: bus,
      description: 'Events after which machine or schedules may have to move',
      pattern: patternOf('reconcile'),
    },
    {
      name: 'Precedents',
      worker: make('events/write-precedent', WORKER_TIMEOUT),
      on: bus,
      description: 'Events that make, weaken or withdraw a precedent',
      pattern: patternOf('write-precedent'),
    },
    {
      name: 'Inbound',
      worker: make('events/receive-inbound', WORKER_TIMEOUT),
      on: bus,
      description: "Messages of the district's systems",
      pattern: patternOf('receive-inbound'),
    },
    {
      name: 'MachineFailed',
      worker: make('schedule/machine-failed', WORKER_TIMEOUT),
      on: undefined,
      description: 'Executions that ended by a fault',
      pattern: {
        source: ['aws.states'],
        detailType: ['Step Functions Execution Status Change'],
        detail: { stateMachineArn: [machineArn], status: ['FAILED', 'TIMED_OUT', 'ABORTED'] },
      },
    },
  ]
}
