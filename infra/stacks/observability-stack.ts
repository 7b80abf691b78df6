import { Duration, Stack, type StackProps } from 'aws-cdk-lib'
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import { Topic } from 'aws-cdk-lib/aws-sns'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { HouseAlarm, type HouseAlarmProps } from '#infra/constructs/house-alarm.ts'
import type { Environment } from '#infra/environments.ts'
import { metricsNamespace, TRADE_METRICS, type TradeMetric } from '#infra/trade-metrics.ts'
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

    for (const called of service.functions) {
      const { function: lambda, node, timeout } = called
      this.alarm(`${node.id}Errors`, {
        metric: lambda.metricErrors({ period: MINUTES }),
        meaning: `${node.id} fails: what it does for a case or a caller is late or refused.`,
        article: 'functions-fail',
      })
      this.alarm(`${node.id}Throttles`, {
        metric: lambda.metricThrottles({ period: MINUTES }),
        meaning: `${node.id} is held back by a limit of concurrency: people wait, or are turned away.`,
        article: 'functions-throttled',
      })
      this.alarm(`${node.id}Slow`, {
        metric: lambda.metricDuration({ period: MINUTES, statistic: Stats.p(99) }),
        above: timeout.toMilliseconds() * NEAR_TIMEOUT,
        periods: 3,
        meaning: `${node.id} is close to its timeout: soon calls are cut off half-way and begin again.`,
        article: 'functions-slow',
      })
    }
    this.alarm('OutboxAge', {
      metric: service.outbox.function.metric('IteratorAge', { period: MINUTES, statistic: Stats.MAXIMUM }),
      above: OLD_EVENT.toMilliseconds(),
      meaning: 'Events reach nobody: new reports get no case, and settled stages do not go on.',
      article: 'outbox-behind',
    })

    for (const [name, queue] of Object.entries(service.asideQueues()))
      this.alarm(`${name}Aside`, {
        metric: this.waiting(queue),
        meaning: `Messages of ${name} were given up: a case may stand still until somebody looks.`,
        article: 'messages-aside',
      })

    const { machine } = service.machine
    // Stopped executions are not counted: every resume and renewal stops one. One that was stopped otherwise stalls its
    // case, and that rings.
    const executions = {
      Failed: machine.metricFailed({ period: MINUTES }),
      TimedOut: machine.metricTimedOut({ period: MINUTES }),
      Throttled: machine.metricThrottled({ period: MINUTES }),
    }
    for (const [name, metric] of Object.entries(executions))
      this.alarm(`Executions${name}`, {
        metric,
        meaning: 'Cases have lost their execution by a fault: they are marked stalled and do not go on.',
        article: 'executions-fail',
      })

    for (const { node, rule, busName } of service.subscriptions)
      for (const metricName of ['FailedInvocations', 'InvocationsFailedToBeSentToDlq'])
        this.alarm(`${node.id}${metricName}`, {
          metric: new Metric({
            namespace: 'AWS/Events',
            metricName,
            dimensionsMap: { RuleName: rule.ruleName, ...(busName && { EventBusName: busName }) },
            statistic: Stats.SUM,
            period: MINUTES,
          }),
          meaning: `Events of ${node.id} do not reach their queue: what follows from them waits for the sweep.`,
          article: 'rules-fail',
        })
    for (const metricName of ['InvocationDroppedCount', 'InvocationsFailedToBeSentToDeadLetterCount'])
      this.alarm(`Schedules${metricName}`, {
        metric: new Metric({
          namespace: 'AWS/Scheduler',
          metricName,
          dimensionsMap: { ScheduleGroup: service.scheduleGroup.scheduleGroupName },
          statistic: Stats.SUM,
          period: MINUTES,
        }),
        meaning: 'Due times have passed unnoticed: nobody is urged, and lapsed promises are not followed up.',
        article: 'schedules-dropped',
      })

    for (const [name, table] of Object.entries({
      Cases: data.cases,
      Knowledge: data.knowledge,
      Idempotency: data.idempotency,
    })) {
      for (const metricName of ['ReadThrottleEvents', 'WriteThrottleEvents'])
        this.alarm(`${name}${metricName}`, {
          metric: table.metric(metricName, { statistic: Stats.SUM, period: MINUTES }),
          periods: 2,
          meaning: `The table of ${name} holds callers back: people see errors or wait.`,
          article: 'tables-throttled',
        })
      this.alarm(`${name}Conflicts`, {
        metric: table.metric('TransactionConflict', { statistic: Stats.SUM, period: MINUTES }),
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

  private alarm(id: string, props: HouseAlarmProps): void {
    new HouseAlarm(this, id, props).addAlarmAction(new SnsAction(this.topic))
  }

  private waiting(queue: IQueue): Metric {
    return new Metric({
      namespace: 'AWS/SQS',
      metricName: 'ApproximateNumberOfMessagesVisible',
      dimensionsMap: { QueueName: queue.queueName },
      statistic: Stats.MAXIMUM,
      period: MINUTES,
    })
  }
}
