/** What rings in an account of AWS: that it is heard, says what it means, and listens to what there is. */
import { readFileSync } from 'node:fs'
import { Match } from 'aws-cdk-lib/assertions'
import { expect, it } from 'vitest'
import { TRADE_METRICS } from '#infra/trade-metrics.ts'
import { templatesOf } from '#test/support/synthesised.ts'

const { service, observability } = templatesOf('prod')
if (service === undefined || observability === undefined) throw new Error('Something of prod is missing.')

it('prod rings nothing without saying what it means for people, and has an article on what to do', () => {
  const articles = readFileSync('docs/runbook.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('## '))
    .map((line) => line.slice(3).trim())
  const described = Object.values(observability.findResources('AWS::CloudWatch::Alarm')).map(
    ({ Properties }) => String(Properties.AlarmDescription),
  )
  expect(described.length).toBeGreaterThan(30)
  // Each costs as much a month as thousands of cases.
  expect(described.length).toBeLessThanOrEqual(60)
  for (const description of described) {
    const [, article] = /^\S.+[.:] See docs\/runbook\.md#([a-z-]+)$/.exec(description) ?? []
    expect(articles).toContain(article)
  }
})

it('prod lets the alarms of its account ring: a topic with a policy of its own has no other', () => {
  observability.hasResourceProperties('AWS::SNS::TopicPolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Effect: 'Allow',
          Action: 'sns:Publish',
          Principal: { Service: 'cloudwatch.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
        }),
      ]),
    },
  })
})

it('prod rings when callers are turned away, and when an index is held back', () => {
  observability.hasResourceProperties('AWS::Logs::MetricFilter', {
    FilterPattern: '{ $.status = "429" }',
  })
  observability.hasResourceProperties('AWS::CloudWatch::Alarm', {
    Metrics: Match.arrayWith([
      Match.objectLike({
        MetricStat: Match.objectLike({
          Metric: Match.objectLike({
            MetricName: 'WriteThrottleEvents',
            Dimensions: Match.arrayWith([{ Name: 'GlobalSecondaryIndexName', Value: 'work' }]),
          }),
        }),
      }),
    ]),
  })
})

type Listened = {
  Namespace: string
  MetricName: string
  Dimensions?: { Name: string; Value: unknown }[]
}
/** What the alarms listen to: each metric, also of those that add several up. */
const listenedTo = (): Listened[] =>
  Object.values(observability.findResources('AWS::CloudWatch::Alarm')).flatMap(
    ({ Properties }) =>
      Properties.Metrics?.flatMap(({ MetricStat }: { MetricStat?: { Metric: Listened } }) =>
        MetricStat === undefined ? [] : [MetricStat.Metric],
      ) ?? [Properties],
  )

it('no alarm rings because a resume or a renewal has stopped an execution', () => {
  const listened = listenedTo()
    .filter(({ Namespace }) => Namespace === 'AWS/States')
    .map(({ MetricName }) => MetricName)
  expect(listened.sort()).toEqual(['ExecutionThrottled', 'ExecutionsFailed', 'ExecutionsTimedOut'])
})

it('alarms of the trade listen to functions that there are, where these count', () => {
  const counting = Object.values(service.findResources('AWS::Lambda::Function')).map(
    ({ Properties }) => Properties.Environment.Variables,
  )
  const listened = listenedTo().flatMap(({ Namespace, MetricName, Dimensions }) =>
    String(Namespace).startsWith('Duoge') && Dimensions !== undefined
      ? [{ Namespace, MetricName, service: Dimensions[0]?.Value }]
      : [],
  )
  expect(listened.map(({ MetricName, service }) => ({ metric: MetricName, service }))).toEqual([
    ...TRADE_METRICS,
  ])
  for (const { Namespace, service } of listened)
    expect(counting).toContainEqual(
      expect.objectContaining({
        POWERTOOLS_METRICS_NAMESPACE: Namespace,
        POWERTOOLS_SERVICE_NAME: service,
      }),
    )
})
