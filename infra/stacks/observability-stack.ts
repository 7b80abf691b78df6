import { Duration, Stack, type StackProps } from 'aws-cdk-lib'
import { type IMetric, MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events'
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs'
import { Topic } from 'aws-cdk-lib/aws-sns'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { TABLES } from '#adapters/dynamodb/tables.ts'
import { acknowledge } from '#infra/constructs/acknowledge.ts'
import { HouseAlarm, type HouseAlarmProps } from '#infra/constructs/house-alarm.ts'
import type { Environment } from '#infra/environments.ts'
import { metricsNamespace, TRADE_METRICS, type TradeMetric } from '#infra/trade-metrics.ts'
import { vaultNameOf } from './backup-stack.ts'
import type { DataStack } from './data-stack.ts'
import type { ServiceStack } from './service-stack.ts'

const MINUTES = Duration.minutes(5)
/** A function that takes this part of its timeout is about to fail. */
const NEAR_TIMEOUT = 0.8
/** The API cuts a call off at 30 s; people give up long before. */
const SLOW_CALL = Duration.seconds(3)
/** Events this old are later than anybody who waits for the next step would understand. */
const OLD_EVENT = Duration.minutes(5)
/** Lost races are answered by deciding again; this many in five minutes are a hot case or a loop. */
const MANY_CONFLICTS = 200
/** A page that asks too often meets the limit now and then; this many in five minutes are people who get nothing. */
const MANY_TURNED_AWAY = 100
/** Tasks that pass their due time within an hour, over all streets. */
const MANY_OVERDUE = 50

const TRADE_ALARMS: Record<TradeMetric, Pick<HouseAlarmProps, 'meaning' | 'article' | 'above'>> = {
  CasesStalled: {
    meaning: 'A case has lost its way by a fault and waits for an operator to resume it.',
    article: 'cases-stalled',
  },
  TasksOverdue: {
    meaning: 'Many tasks pass their due time: a department does not keep up, or due times are wrong.',
    article: 'tasks-overdue',
    above: MANY_OVERDUE,
  },
  SweepFailures: {
    meaning: 'The nightly sweep could not repair some cases: they stand still until somebody looks.',
    article: 'cases-stalled',
  },
}

/** What rings when something is wrong, and whom it tells. Left out on the emulator, where nobody is on call. */
export class ObservabilityStack extends Stack {
  private readonly topic: Topic

  constructor(
    scope: Construct,
    id: string,
    props: StackProps & {
      readonly settings: Environment
      readonly data: DataStack
      readonly service: ServiceStack
    },
  ) {
    super(scope, id, props)
    const { data, service } = props
    const key = new Key(this, 'Key', { description: 'Encrypts alarms on their way', enableKeyRotation: true })
    key.grantEncryptDecrypt(new ServicePrincipal('cloudwatch.amazonaws.com'))
    this.topic = new Topic(this, 'Alarms', { masterKey: key, enforceSSL: true, displayName: 'Duoge' })
    // A topic with a policy of its own has no longer the one by which its account may publish.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AlarmsOfThisAccount',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    )

    for (const called of service.functions) {
      // What people call answers 5xx when it fails, and is slow for them long before it is cut off: `ApiFails` and
      // `ApiSlow` ring for all of it.
      if (service.api.calls(called)) continue
      const { function: lambda, node, timeout } = called
      this.alarm(`${node.id}Errors`, {
        metric: lambda.metricErrors({ period: MINUTES }),
        meaning: `${node.id} fails: what it does for a case or a caller is late or refused.`,
        article: 'functions-fail',
      })
      this.alarm(`${node.id}Slow`, {
        metric: lambda.metricDuration({ period: MINUTES, statistic: Stats.p(99) }),
        above: timeout.toMilliseconds() * NEAR_TIMEOUT,
        periods: 3,
        meaning: `${node.id} is close to its timeout: soon calls are cut off half-way and begin again.`,
        article: 'functions-slow',
      })
    }
    // Concurrency is the account's: one metric of it tells of all functions.
    this.alarm('FunctionThrottles', {
      metric: counted('AWS/Lambda', 'Throttles'),
      meaning: 'Functions are held back by a limit of concurrency: people wait, or are turned away.',
      article: 'functions-throttled',
    })
    this.alarm('OutboxAge', {
      metric: service.outbox.function.metric('IteratorAge', { period: MINUTES, statistic: Stats.MAXIMUM }),
      above: OLD_EVENT.toMilliseconds(),
      meaning: 'Events reach nobody: new reports get no case, and settled stages do not go on.',
      article: 'outbox-behind',
    })

    this.alarmsOfSums('DeadLetters', {
      metrics: Object.values(service.deadLetterQueues()).map(waiting),
      meaning: 'Messages were given up: a case may stand still until somebody looks.',
      article: 'dead-letters',
    })
    const { machine } = service.machine
    // Stopped executions are not counted: every resume and renewal stops one. One that was stopped otherwise stalls its
    // case, and that rings.
    this.alarmsOfSums('Executions', {
      metrics: [machine.metricFailed, machine.metricTimedOut, machine.metricThrottled].map((metric) =>
        metric.call(machine, { period: MINUTES }),
      ),
      meaning: 'Cases have lost their execution by a fault: they are marked stalled and do not go on.',
      article: 'executions-fail',
    })
    this.alarmsOfSums('Rules', {
      metrics: service.subscriptions.flatMap(({ rule, busName }) =>
        ['FailedInvocations', 'InvocationsFailedToBeSentToDlq'].map((name) =>
          counted('AWS/Events', name, {
            RuleName: rule.ruleName,
            ...(busName && { EventBusName: busName }),
          }),
        ),
      ),
      meaning: 'Events do not reach a queue: what follows from them waits for the sweep.',
      article: 'rules-fail',
    })
    this.alarmsOfSums('Schedules', {
      metrics: ['InvocationDroppedCount', 'InvocationsFailedToBeSentToDeadLetterCount'].map((name) =>
        counted('AWS/Scheduler', name, { ScheduleGroup: service.scheduleGroup.scheduleGroupName }),
      ),
      meaning: 'Due times have passed unnoticed: nobody is urged, and lapsed promises are not followed up.',
      article: 'schedules-dropped',
    })

    for (const [name, { table, shape }] of Object.entries({
      Cases: { table: data.cases, shape: TABLES.cases },
      Knowledge: { table: data.knowledge, shape: TABLES.knowledge },
      Packs: { table: data.packs, shape: TABLES.packs },
      Idempotency: { table: data.idempotency, shape: TABLES.idempotency },
    })) {
      const indexes = [undefined, ...Object.keys(shape.indexes)]
      this.alarmsOfSums(`${name}Throttles`, {
        // An index that is held back holds its table back.
        metrics: indexes.flatMap((index) =>
          ['ReadThrottleEvents', 'WriteThrottleEvents'].map((metric) =>
            counted('AWS/DynamoDB', metric, {
              TableName: table.tableName,
              ...(index && { GlobalSecondaryIndexName: index }),
            }),
          ),
        ),
        periods: 2,
        meaning: `The table of ${name} holds callers back: people see errors or wait.`,
        article: 'tables-throttled',
      })
      this.alarm(`${name}Conflicts`, {
        metric: counted('AWS/DynamoDB', 'TransactionConflict', { TableName: table.tableName }),
        above: MANY_CONFLICTS,
        meaning: `Many changes of ${name} lose their race: some people have to try again.`,
        article: 'tables-conflict',
      })
    }

    const { api } = service.api
    this.alarm('ApiFails', {
      metric: api.metricServerError({ period: MINUTES, statistic: Stats.SUM }),
      meaning: 'Reporters or staff get errors that are ours: reports may not come in.',
      article: 'api-fails',
    })
    this.alarm('ApiSlow', {
      metric: api.metricLatency({ period: MINUTES, statistic: Stats.p(99) }),
      above: SLOW_CALL.toMilliseconds(),
      periods: 3,
      meaning: 'People wait for the API longer than they will put up with.',
      article: 'api-slow',
    })
    const turnedAway = new MetricFilter(this, 'TurnedAway', {
      logGroup: service.api.accessLog,
      filterPattern: FilterPattern.stringValue('$.status', '=', '429'),
      metricNamespace: metricsNamespace(props.settings),
      metricName: 'CallsTurnedAway',
    })
    this.alarm('ApiFloods', {
      metric: turnedAway.metric({ period: MINUTES, statistic: Stats.SUM }),
      above: MANY_TURNED_AWAY,
      meaning:
        'Callers are turned away by the limits of the API: a flood, or more work than they were set for.',
      article: 'api-floods',
    })

    if (props.settings.keepsData) this.backupsThatFail(key, props.settings)

    for (const { metric, service: counts } of TRADE_METRICS)
      this.alarm(`${metric}-${counts}`, {
        metric: new Metric({
          namespace: metricsNamespace(props.settings),
          metricName: metric,
          dimensionsMap: { service: counts },
          statistic: Stats.SUM,
          period: Duration.hours(1),
        }),
        ...TRADE_ALARMS[metric],
      })
  }

  /** AWS Backup counts by vault and kind of table; its events say of each job how it ended. */
  private backupsThatFail(key: Key, settings: Environment): void {
    key.grantEncryptDecrypt(new ServicePrincipal('events.amazonaws.com'))
    const rule = new Rule(this, 'BackupsFail', {
      description: 'Tells of backups and copies that failed (runbook: backups-fail)',
      eventPattern: {
        source: ['aws.backup'],
        detailType: ['Backup Job State Change', 'Copy Job State Change'],
        detail: {
          state: ['FAILED', 'ABORTED', 'EXPIRED', 'PARTIAL'],
          $or: ['backupVaultName', 'sourceBackupVaultArn'].map((where) => ({
            [where]: [{ suffix: vaultNameOf(settings) }],
          })),
        },
      },
      targets: [
        new SnsTopic(this.topic, {
          message: RuleTargetInput.fromText(
            `A backup of ${vaultNameOf(settings)} failed: what is lost with the region grows. Runbook: backups-fail.`,
          ),
        }),
      ],
    })
    acknowledge(
      rule,
      'Serverless',
      'EventBusDLQ',
      'The topic is tried for a day; what fails again the next night is told again.',
    )
  }

  private alarm(id: string, props: HouseAlarmProps): void {
    new HouseAlarm(this, id, props).addAlarmAction(new SnsAction(this.topic))
  }

  /** One alarm for things that mean the same to people, or as many as it takes: an alarm adds up ten metrics at most. */
  private alarmsOfSums(
    id: string,
    { metrics, ...props }: Omit<HouseAlarmProps, 'metric'> & { readonly metrics: readonly IMetric[] },
  ): void {
    for (let from = 0; from < metrics.length; from += MAX_ADDED) {
      const usingMetrics = Object.fromEntries(
        metrics.slice(from, from + MAX_ADDED).map((metric, at) => [`m${at}`, metric]),
      )
      const metric = new MathExpression({
        expression: 'SUM(FILL(METRICS(), 0))',
        usingMetrics,
        period: MINUTES,
        label: id,
      })
      this.alarm(from === 0 ? id : `${id}${1 + from / MAX_ADDED}`, { metric, ...props })
    }
  }
}

/** How many metrics one alarm may add up. */
const MAX_ADDED = 10

const counted = (namespace: string, metricName: string, dimensionsMap: Record<string, string> = {}): Metric =>
  new Metric({ namespace, metricName, dimensionsMap, statistic: Stats.SUM, period: MINUTES })

const waiting = ({ queueName }: IQueue): Metric =>
  new Metric({
    namespace: 'AWS/SQS',
    metricName: 'ApproximateNumberOfMessagesVisible',
    dimensionsMap: { QueueName: queueName },
    statistic: Stats.MAXIMUM,
    period: MINUTES,
  })
