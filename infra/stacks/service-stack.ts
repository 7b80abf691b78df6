import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib'
import { EventBus } from 'aws-cdk-lib/aws-events'
import type { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler'
import type { Construct } from 'constructs'
import type { Bundles } from '#infra/bundles.ts'
import { CaseMachine } from '#infra/constructs/case-machine.ts'
import { HouseApi, type TokenIssuer } from '#infra/constructs/house-api.ts'
import type { HouseFunction } from '#infra/constructs/house-function.ts'
import { Subscription } from '#infra/constructs/subscription.ts'
import { DeadLetterQueue, WorkQueue } from '#infra/constructs/work-queue.ts'
import { edgeSecretsOf } from '#infra/edge/secrets.ts'
import type { Environment } from '#infra/environments.ts'
import { resourcesOf } from '#infra/resources.ts'
import { addRoutes } from '#infra/service/api.ts'
import { guardBus } from '#infra/service/bus-policy.ts'
import { type Consumer, consumersOf } from '#infra/service/consumers.ts'
import { functionMaker, type MakeFunction } from '#infra/service/functions.ts'
import { machineFunctions } from '#infra/service/machine.ts'
import { outboxOf } from '#infra/service/outbox.ts'
import { schedulesOf } from '#infra/service/schedules.ts'
import { setAsideOf } from '#infra/service/set-aside.ts'
import { feedTimes, SWEEP_TIMEOUT, sweepNightly, WORKER_TIMEOUT } from '#infra/service/times.ts'
import { variablesOf } from '#infra/service/variables.ts'
import type { DataStack } from './data-stack.ts'

/** Everything that can be made anew from code: the API, the functions, the machine, the bus and the queues. */
export class ServiceStack extends Stack {
  readonly functions: HouseFunction[] = []
  readonly queues: Record<string, WorkQueue> = {}
  readonly subscriptions: Subscription[] = []
  private readonly unqueued: DeadLetterQueue[] = []
  readonly machine: CaseMachine
  readonly api: HouseApi
  readonly scheduleGroup: ScheduleGroup
  /** What the edge shows with every call, where one stands. */
  readonly edgeSecret?: string
  /** The publisher of the events kept with the cases. */
  readonly outbox: HouseFunction

  constructor(
    scope: Construct,
    id: string,
    props: StackProps & {
      readonly settings: Environment
      readonly data: DataStack
      readonly bundles: Bundles
    },
  ) {
    super(scope, id, props)
    const { settings, data, bundles } = props
    const busName = `duoge-${settings.name}`
    const bus = new EventBus(this, 'Bus', { eventBusName: busName })
    const machineArn = CaseMachine.arns(this, settings).machine
    const times = new WorkQueue(this, 'Times', { timeout: WORKER_TIMEOUT, settings })
    const sweeping = new WorkQueue(this, 'SweepQueue', { timeout: SWEEP_TIMEOUT, settings })
    const deadLetters = this.deadLetterQueue('Unscheduled', settings)
    const schedules = schedulesOf(this, { settings, times, deadLetters })
    this.scheduleGroup = schedules.group

    const setAside = setAsideOf(this, {
      queues: () => this.queues,
      others: () => this.unqueued,
    })
    const edge = settings.edge && edgeSecretsOf(this, settings.edge)
    if (edge) this.edgeSecret = edge.current
    const make = functionMaker(
      this,
      {
        settings,
        bundles,
        ...(data.clock && { clockTable: data.clock.tableName }),
        ...(edge && { edgeSecrets: edge.taken }),
      },
      variablesOf({ signIn: settings.signIn, data, bus, machineArn, schedules, times, sweeping, setAside }),
      resourcesOf(this, {
        settings,
        data,
        busArn: bus.eventBusArn,
        scheduleRole: schedules.role,
        timeQueue: times.queue,
        sweepQueue: sweeping.queue,
        setAside,
      }),
      (one) => this.functions.push(one),
    )

    this.api = new HouseApi(this, 'Http', { settings, tokens: this.tokenIssuer(settings, data, make) })
    addRoutes(this.api, make)
    this.machine = new CaseMachine(this, 'CaseMachine', {
      settings,
      functions: machineFunctions(make),
    })
    const stream = data.cases.tableStreamArn
    if (stream === undefined) throw new Error('The table of cases has no stream.')
    const unpublished = this.deadLetterQueue('Unpublished', settings)
    this.outbox = outboxOf(make, { stream, unpublished, halted: settings.halted })
    for (const consumer of consumersOf(make, { bus, machineArn })) this.subscribe(consumer, settings)
    feedTimes(times, make)
    this.queues.Times = times
    sweepNightly(this, make, { sweeping, schedules })
    this.queues.Sweep = sweeping

    guardBus(bus, { name: busName, publisher: this.outbox.role, districts: settings.districts })

    new CfnOutput(this, 'ApiId', { value: this.api.api.apiId })
    new CfnOutput(this, 'ApiUrl', { value: this.api.url })
    new CfnOutput(this, 'BusName', { value: bus.eventBusName })
    new CfnOutput(this, 'StateMachineArn', { value: this.machine.machine.stateMachineArn })
    new CfnOutput(this, 'TimeQueueUrl', { value: times.queue.queueUrl })
    new CfnOutput(this, 'SweepQueueUrl', { value: sweeping.queue.queueUrl })
    new CfnOutput(this, 'ScheduleGroup', { value: schedules.name })
  }

  /** Every queue of what was given up, by a name that says of what. */
  deadLetterQueues(): Readonly<Record<string, DeadLetterQueue>> {
    return Object.fromEntries([
      ...Object.entries(this.queues).map(([name, { deadLetters }]) => [name, deadLetters]),
      ...this.unqueued.map((queue) => [queue.node.id, queue]),
    ])
  }

  /** Gives a consumer a queue, and has what it is to hear about put there. */
  private subscribe({ name, worker, on, description, pattern }: Consumer, settings: Environment): void {
    const queue = new WorkQueue(this, `${name}Queue`, { timeout: worker.timeout, settings })
    queue.feed(worker, { concurrency: 10 })
    this.queues[name] = queue
    this.subscriptions.push(
      new Subscription(this, `${name}Subscription`, {
        ...(on && { bus: on }),
        description,
        pattern,
        to: queue,
      }),
    )
  }

  private deadLetterQueue(id: string, settings: Environment): DeadLetterQueue {
    const queue = new DeadLetterQueue(this, id, settings)
    this.unqueued.push(queue)
    return queue
  }

  private tokenIssuer({ signIn }: Environment, { people }: DataStack, make: MakeFunction): TokenIssuer {
    if (signIn.kind === 'oidc') return signIn.keys === undefined ? signIn : make('api/check-token')
    if (people === undefined)
      throw new Error('An environment with a user pool has to have one in its data stack.')
    // Written out, since the emulator does not know a pool's ProviderURL.
    const issuer = `https://cognito-idp.${this.region}.${this.urlSuffix}/${people.pool.userPoolId}`
    return { issuer, audience: people.client.userPoolClientId }
  }
}
