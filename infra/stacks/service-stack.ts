import { CfnOutput, Duration, Stack, type StackProps, TimeZone } from 'aws-cdk-lib'
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2'
import { EventBus, type EventPattern, Match } from 'aws-cdk-lib/aws-events'
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda'
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources'
import { Schedule, ScheduleExpression, ScheduleGroup } from 'aws-cdk-lib/aws-scheduler'
import { SqsSendMessage } from 'aws-cdk-lib/aws-scheduler-targets'
import type { Construct } from 'constructs'
import type * as z from 'zod'
import { type EventType, RECONCILED_EVENTS } from '#domain/events/index.ts'
import { PRECEDENT_EVENTS } from '#domain/events/precedent-events.ts'
import { env as actOnCase } from '#functions/api/act-on-case.env.ts'
import { env as listReports } from '#functions/api/list-reports.env.ts'
import { env as listTasks } from '#functions/api/list-tasks.env.ts'
import { env as readCase } from '#functions/api/read-case.env.ts'
import { env as readPrecedent } from '#functions/api/read-precedent.env.ts'
import { env as recordOutcome } from '#functions/api/record-outcome.env.ts'
import { env as reviewPrecedent } from '#functions/api/review-precedent.env.ts'
import { env as searchPrecedents } from '#functions/api/search-precedents.env.ts'
import { env as submitReport } from '#functions/api/submit-report.env.ts'
import { env as trackReport } from '#functions/api/track-report.env.ts'
import { env as withdrawReport } from '#functions/api/withdraw-report.env.ts'
import { env as publishOutbox } from '#functions/events/publish-outbox.env.ts'
import { env as reconcile } from '#functions/events/reconcile.env.ts'
import { env as takeIn } from '#functions/events/take-in.env.ts'
import { env as triage } from '#functions/events/triage.env.ts'
import { env as writePrecedent } from '#functions/events/write-precedent.env.ts'
import { env as machineFailed } from '#functions/schedule/machine-failed.env.ts'
import { env as sweep } from '#functions/schedule/sweep.env.ts'
import { env as timeComes } from '#functions/schedule/time-comes.env.ts'
import { env as archiveCase } from '#functions/workflow/archive-case.env.ts'
import { env as closeCase } from '#functions/workflow/close-case.env.ts'
import { env as markStalled } from '#functions/workflow/mark-stalled.env.ts'
import { env as openStage } from '#functions/workflow/open-stage.env.ts'
import type { Bundles } from '#infra/bundles.ts'
import { CaseMachine } from '#infra/constructs/case-machine.ts'
import { HouseApi, type TokenIssuer } from '#infra/constructs/house-api.ts'
import { type FunctionDefaults, HouseFunction, type OwnVariables } from '#infra/constructs/house-function.ts'
import { Subscription } from '#infra/constructs/subscription.ts'
import { AsideQueue, WorkQueue } from '#infra/constructs/work-queue.ts'
import type { Environment } from '#infra/environments.ts'
import { needsOf } from '#infra/needs.ts'
import { resourcesOf } from '#infra/resources.ts'
import { type Entry, USES } from '#infra/uses.ts'
import type { DataStack } from './data-stack.ts'

/** How long a worker of a queue may take for its batch of ten; its queue then waits six times as long. */
const WORKER_TIMEOUT = Duration.seconds(30)
/** The sweep goes over every open case of every street. */
const SWEEP_TIMEOUT = Duration.minutes(10)

/** Where events and times find their way to the functions that act on them. */
const TRIAGED = ['report-received'] as const satisfies readonly EventType[]
const TAKEN_IN = ['report-submitted', 'task-outcome-submitted'] as const

/** Everything that can be made anew from code: the API, the functions, the machine, the bus and the queues. */
export class ServiceStack extends Stack {
  readonly functions: HouseFunction[] = []
  readonly queues: Record<string, WorkQueue> = {}
  readonly subscriptions: Subscription[] = []
  private readonly asides: AsideQueue[] = []
  readonly machine: CaseMachine
  readonly api: HouseApi
  readonly scheduleGroup: ScheduleGroup
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
    const bus = new EventBus(this, 'Bus', { eventBusName: `duoge-${settings.name}` })
    const machine = CaseMachine.arns(this, settings)

    const time = new WorkQueue(this, 'Times', { timeout: WORKER_TIMEOUT, settings })
    const schedules = this.schedules(settings, time)
    this.scheduleGroup = schedules.group

    const resources = resourcesOf(this, {
      settings,
      data,
      busArn: bus.eventBusArn,
      scheduleRole: schedules.role,
      timeQueue: time.queue,
    })
    const defaults: FunctionDefaults = {
      settings,
      bundles,
      ...(data.clock && {
        clockTable: data.clock.tableName,
      }),
    }
    const make = <E extends z.ZodType>(
      entry: Entry,
      description: string,
      schema: E,
      variables: OwnVariables<E>,
      timeout?: Duration,
    ): HouseFunction => {
      const made = new HouseFunction(this, idOf(entry), defaults, {
        entry,
        description,
        schema,
        variables,
        grants: needsOf(USES[entry], {
          clock: settings.clock,
          hasKeys: 'IDEMPOTENCY_TABLE' in variables,
        }).map(({ thing, actions }) => ({ actions, ...resources[thing] })),
        ...(timeout && { timeout }),
      })
      this.functions.push(made)
      return made
    }

    const cases = { CASES_TABLE: data.cases.tableName }
    const knowledge = { KNOWLEDGE_TABLE: data.knowledge.tableName }
    const reports = {
      ...cases,
      IDEMPOTENCY_TABLE: data.idempotency.tableName,
      PERSON_KEY_ARN: data.personKey.keyArn,
    }
    const publishing = { BUS_NAME: bus.eventBusName }
    const reconciling = {
      ...cases,
      STATE_MACHINE_ARN: machine.machine,
      SCHEDULE_GROUP: schedules.name,
      SCHEDULE_ROLE_ARN: schedules.role.roleArn,
      SCHEDULE_DLQ_ARN: schedules.aside.queueArn,
      TIME_QUEUE_ARN: time.queue.queueArn,
    }

    // The API: what people and their programs call.
    this.api = new HouseApi(this, 'Http', { settings, tokens: this.tokenIssuer(settings, data) })
    const call = {
      submitReport: make(
        'api/submit-report',
        'Takes in a report and gives its receipt',
        submitReport,
        reports,
      ),
      trackReport: make('api/track-report', 'Shows a reporter where the report stands', trackReport, cases),
      withdrawReport: make('api/withdraw-report', 'Takes a report back', withdrawReport, cases),
      listReports: make('api/list-reports', 'Lists the reports of a case and whom to call', listReports, {
        ...cases,
        PERSON_KEY_ARN: data.personKey.keyArn,
      }),
      listTasks: make('api/list-tasks', 'Lists what somebody has to do', listTasks, cases),
      recordOutcome: make('api/record-outcome', 'Records the outcome of a task', recordOutcome, cases),
      actOnCase: make('api/act-on-case', 'Acts on a case: refers, transfers, resumes …', actOnCase, cases),
      readCase: make('api/read-case', 'Shows a case with its timeline and advice', readCase, {
        ...cases,
        ...knowledge,
      }),
      searchPrecedents: make(
        'api/search-precedents',
        'Finds precedents and what they advise',
        searchPrecedents,
        { ...cases, ...knowledge },
      ),
      reviewPrecedent: make(
        'api/review-precedent',
        'Edits or withdraws a precedent',
        reviewPrecedent,
        knowledge,
      ),
      readPrecedent: make('api/read-precedent', 'Shows a precedent', readPrecedent, knowledge),
    }
    this.api.public(HttpMethod.POST, '/v1/reports', call.submitReport)
    this.api.public(HttpMethod.GET, '/v1/reports/{trackingCode}', call.trackReport)
    this.api.public(HttpMethod.POST, '/v1/reports/{trackingCode}/withdrawal', call.withdrawReport)
    this.api.signedIn(HttpMethod.GET, '/v1/tasks', call.listTasks)
    this.api.signedIn(HttpMethod.POST, '/v1/tasks/{taskId}/outcome', call.recordOutcome)
    this.api.signedIn(HttpMethod.POST, '/v1/cases/{caseId}/actions', call.actOnCase)
    this.api.signedIn(HttpMethod.GET, '/v1/cases/{caseId}', call.readCase)
    this.api.signedIn(HttpMethod.GET, '/v1/cases/{caseId}/reports', call.listReports)
    this.api.signedIn(HttpMethod.GET, '/v1/precedents', call.searchPrecedents)
    this.api.signedIn(HttpMethod.POST, '/v1/precedents/{precedentId}/review', call.reviewPrecedent)
    this.api.signedIn(HttpMethod.GET, '/v1/precedents/{precedentId}', call.readPrecedent)

    // The machine and what it calls.
    this.machine = new CaseMachine(this, 'CaseMachine', {
      settings,
      functions: {
        openStage: make('workflow/open-stage', 'Opens a visit of a stage', openStage, cases),
        closeCase: make('workflow/close-case', 'Closes a case', closeCase, cases),
        archiveCase: make('workflow/archive-case', 'Archives a case', archiveCase, cases),
        markStalled: make('workflow/mark-stalled', 'Marks a case stalled', markStalled, cases),
      },
    })

    // From the table to the bus.
    this.outbox = make(
      'events/publish-outbox',
      'Publishes the events kept with the cases',
      publishOutbox,
      { ...cases, ...publishing },
      WORKER_TIMEOUT,
    )
    const stream = data.cases.tableStreamArn
    if (stream === undefined) throw new Error('The table of cases has no stream.')
    this.outbox.function.addToRolePolicy(
      new PolicyStatement({
        actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
        resources: [stream],
      }),
    )
    this.outbox.function.addEventSourceMapping('Outbox', {
      eventSourceArn: stream,
      startingPosition: StartingPosition.TRIM_HORIZON,
      // As many as the bus takes in one call.
      batchSize: 10,
      filters: [
        FilterCriteria.filter({
          eventName: FilterRule.isEqual('INSERT'),
          dynamodb: { NewImage: { kind: { S: FilterRule.isEqual('event') } } },
        }),
      ],
      // An outage of the bus is outlasted for hours; then the events are set aside, and the sweep publishes them.
      retryAttempts: 1_000,
      maxRecordAge: Duration.hours(12),
      bisectBatchOnError: true,
      onFailure: new SqsDlq(this.aside('Unpublished', settings)),
    })

    // From the bus, the scheduler and Step Functions to the functions that act.
    const source = ['duoge']
    const consumers = [
      {
        name: 'Triage',
        worker: make('events/triage', 'Opens or joins a case for a report', triage, cases, WORKER_TIMEOUT),
        on: bus,
        description: 'Reports that want a case',
        pattern: { source, detailType: [...TRIAGED] },
      },
      {
        name: 'Reconcile',
        worker: make(
          'events/reconcile',
          'Brings machine and schedules to what a case says',
          reconcile,
          reconciling,
          WORKER_TIMEOUT,
        ),
        on: bus,
        description: 'Events after which machine or schedules may have to move',
        pattern: { source, detailType: [...RECONCILED_EVENTS] },
      },
      {
        name: 'Precedents',
        worker: make(
          'events/write-precedent',
          'Writes the precedent of an archived case',
          writePrecedent,
          { ...cases, ...knowledge },
          WORKER_TIMEOUT,
        ),
        on: bus,
        description: 'Events that make, weaken or withdraw a precedent',
        pattern: { source, detailType: [...PRECEDENT_EVENTS] },
      },
      {
        name: 'TakeIn',
        worker: make(
          'events/take-in',
          "Takes in messages of the district's systems",
          takeIn,
          reports,
          WORKER_TIMEOUT,
        ),
        on: bus,
        description: "Messages of the district's systems",
        pattern: { source: Match.prefix('district.'), detailType: [...TAKEN_IN] },
      },
      {
        name: 'MachineFailed',
        worker: make(
          'schedule/machine-failed',
          'Marks the case of a failed execution stalled',
          machineFailed,
          cases,
          WORKER_TIMEOUT,
        ),
        on: undefined,
        description: 'Executions that ended by a fault',
        pattern: {
          source: ['aws.states'],
          detailType: ['Step Functions Execution Status Change'],
          detail: { stateMachineArn: [machine.machine], status: ['FAILED', 'TIMED_OUT', 'ABORTED'] },
        },
      },
    ] as const satisfies readonly Consumer[]
    for (const consumer of consumers) {
      const queue = new WorkQueue(this, `${consumer.name}Queue`, {
        timeout: consumer.worker.timeout,
        settings,
      })
      queue.feed(consumer.worker, { concurrency: 10 })
      this.queues[consumer.name] = queue
      this.subscriptions.push(
        new Subscription(this, `${consumer.name}Subscription`, {
          settings,
          ...(consumer.on && { bus: consumer.on }),
          description: consumer.description,
          pattern: consumer.pattern,
          to: queue,
        }),
      )
    }

    time.feed(make('schedule/time-comes', 'Acts on a time that has come', timeComes, cases, WORKER_TIMEOUT), {
      concurrency: 10,
    })
    this.queues.Times = time
    const sweeping = new WorkQueue(this, 'SweepQueue', { timeout: SWEEP_TIMEOUT, settings })
    sweeping.feed(
      make(
        'schedule/sweep',
        'Sweeps over the open cases and repairs what was lost',
        sweep,
        { ...reconciling, ...publishing, ...knowledge },
        SWEEP_TIMEOUT,
      ),
      { concurrency: 2 },
    )
    this.queues.Sweep = sweeping
    new Schedule(this, 'NightlySweep', {
      description: 'Has the sweep go over the open cases every night',
      scheduleGroup: schedules.group,
      schedule: ScheduleExpression.cron({
        hour: '2',
        minute: '30',
        timeZone: TimeZone.ASIA_SHANGHAI,
      }),
      target: new SqsSendMessage(sweeping.queue, {
        role: schedules.role,
        deadLetterQueue: schedules.aside,
        maxEventAge: Duration.hours(4),
        retryAttempts: 60,
      }),
    })

    new CfnOutput(this, 'ApiId', { value: this.api.api.apiId })
    new CfnOutput(this, 'ApiUrl', { value: this.api.api.apiEndpoint })
    new CfnOutput(this, 'BusName', { value: bus.eventBusName })
    new CfnOutput(this, 'StateMachineArn', { value: this.machine.machine.stateMachineArn })
    new CfnOutput(this, 'TimeQueueUrl', { value: time.queue.queueUrl })
    new CfnOutput(this, 'SweepQueueUrl', { value: sweeping.queue.queueUrl })
    new CfnOutput(this, 'ScheduleGroup', { value: schedules.name })
  }

  /** Every queue of what was given up, by a name that says of what. */
  asideQueues(): Readonly<Record<string, AsideQueue>> {
    return Object.fromEntries([
      ...Object.entries(this.queues).map(([name, { aside }]) => [name, aside]),
      ...this.subscriptions.map(({ node, aside }) => [node.id, aside]),
      ...this.asides.map((aside) => [aside.node.id, aside]),
    ])
  }

  /** The group in which the due times of tasks stand, and the role with which the scheduler puts them on their queue. */
  private schedules(settings: Environment, time: WorkQueue): Schedules {
    const name = `duoge-${settings.name}`
    const aside = this.aside('Unscheduled', settings)
    const group = new ScheduleGroup(this, 'Schedules', { scheduleGroupName: name })
    const role = new Role(this, 'ScheduleRole', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: {
          StringEquals: {
            'aws:SourceAccount': this.account,
            'aws:SourceArn': this.formatArn({
              service: 'scheduler',
              resource: 'schedule-group',
              resourceName: name,
            }),
          },
        },
      }),
      description: 'Lets the scheduler put times that have come on their queue',
    })
    role.addToPolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: ['sqs:SendMessage'],
        resources: [time.queue.queueArn, aside.queueArn],
      }),
    )
    return { name, group, role, aside }
  }

  private aside(id: string, settings: Environment): AsideQueue {
    const aside = new AsideQueue(this, id, settings)
    this.asides.push(aside)
    return aside
  }

  private tokenIssuer(settings: Environment, { people }: DataStack): TokenIssuer {
    if (settings.signIn.kind === 'oidc') return settings.signIn
    if (people === undefined)
      throw new Error('An environment with a user pool has to have one in its data stack.')
    // Written out, since the emulator does not know a pool's ProviderURL.
    const issuer = `https://cognito-idp.${this.region}.${this.urlSuffix}/${people.pool.userPoolId}`
    return { issuer, audience: [people.client.userPoolClientId] }
  }
}

type Schedules = {
  readonly name: string
  readonly group: ScheduleGroup
  readonly role: Role
  readonly aside: AsideQueue
}

type Consumer = {
  readonly name: string
  readonly worker: HouseFunction
  /** Left undefined: the account's default bus, on which AWS services speak. */
  readonly on: EventBus | undefined
  readonly description: string
  readonly pattern: EventPattern
}

/** `api/submit-report` → `SubmitReport`. */
function idOf(entry: Entry): string {
  const name = entry.split('/').at(-1) ?? entry
  return name.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase())
}
