import { readFileSync } from 'node:fs'
import { Match, type Template } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { EVENTS } from '#domain/events/index.ts'
import { STAFF_ROLES } from '#domain/people/roles.ts'
import { ENVIRONMENT_NAMES } from '#infra/environments.ts'
import { TRADE_METRICS } from '#infra/trade-metrics.ts'
import { templatesOf } from '#test/support/synthesised.ts'

const ALL = Object.fromEntries(ENVIRONMENT_NAMES.map((name) => [name, templatesOf(name)]))
const part = (name: string, of: 'data' | 'service' | 'observability'): Template => {
  const template = ALL[name]?.[of]
  if (template === undefined) throw new Error(`${name} has no ${of} stack.`)
  return template
}
const text = (name: string): string =>
  JSON.stringify(Object.values(ALL[name] ?? {}).map((one) => one.toJSON()))

/**
 * Asset hashes change with every byte of code, and the machine's definition has tests of its own: a snapshot is about
 * what is deployed around them.
 */
const masked = (template: Template): unknown =>
  JSON.parse(JSON.stringify(template.toJSON()).replace(/[0-9a-f]{64}/g, '<hash>'), (key, value) =>
    key === 'DefinitionString' ? '<definition>' : value,
  )

describe.each(ENVIRONMENT_NAMES)('%s', (name) => {
  it('runs every function on arm64 and Node 24, with its own log group', () => {
    const service = part(name, 'service')
    const functions = service.findResources('AWS::Lambda::Function')
    const wanted = {
      Architectures: ['arm64'],
      Runtime: 'nodejs24.x',
      LoggingConfig: { LogGroup: Match.anyValue() },
    }
    service.allResourcesProperties('AWS::Lambda::Function', wanted)
    service.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: Match.anyValue() })
    expect(Object.keys(functions).length).toBeGreaterThan(15)
  })

  it('sets aside what a hop could not deliver', () => {
    const service = part(name, 'service')
    const target = { DeadLetterConfig: Match.anyValue(), RetryPolicy: Match.anyValue() }
    service.allResourcesProperties('AWS::Events::Rule', { Targets: [Match.objectLike(target)] })
    service.allResourcesProperties('AWS::Scheduler::Schedule', { Target: Match.objectLike(target) })
    const mappings = z
      .array(z.object({ Properties: z.object({ EventSourceArn: z.unknown() }).loose() }))
      .parse(Object.values(service.findResources('AWS::Lambda::EventSourceMapping')))
    expect(mappings.filter(({ Properties }) => Properties.StartingPosition !== undefined)).toHaveLength(1)
    for (const { Properties } of mappings)
      if (Properties.StartingPosition === undefined)
        expect(Properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures'])
      else
        expect(Properties).toMatchObject({
          BisectBatchOnFunctionError: true,
          DestinationConfig: { OnFailure: expect.anything() },
          MaximumRecordAgeInSeconds: expect.any(Number),
          MaximumRetryAttempts: expect.any(Number),
        })
  })

  it('makes each queue wait at least six times as long as its own function may take', () => {
    const service = part(name, 'service')
    const functions = service.findResources('AWS::Lambda::Function')
    const queues = service.findResources('AWS::SQS::Queue')
    const fed = Object.values(service.findResources('AWS::Lambda::EventSourceMapping'))
      .map(({ Properties }) => Properties)
      .filter(({ StartingPosition }) => StartingPosition === undefined)
      .map(({ EventSourceArn, FunctionName }) => ({
        queue: EventSourceArn['Fn::GetAtt'][0],
        waits: queues[EventSourceArn['Fn::GetAtt'][0]]?.Properties.VisibilityTimeout,
        atLeast: 6 * functions[FunctionName.Ref]?.Properties.Timeout,
      }))
    const worked = Object.entries(queues).filter(([, { Properties }]) => Properties.RedrivePolicy)
    expect(fed.map(({ queue }) => queue).sort()).toEqual(worked.map(([id]) => id).sort())
    expect(fed.length).toBeGreaterThan(5)
    for (const { queue, waits, atLeast } of fed) expect(waits, queue).toBeGreaterThanOrEqual(atLeast)
  })

  it('logs executions without their data: it holds tokens', () => {
    part(name, 'service').hasResourceProperties('AWS::StepFunctions::StateMachine', {
      LoggingConfiguration: { IncludeExecutionData: false, Level: 'ALL' },
    })
  })

  it('lets only signed-in people past the reporters’ own routes', () => {
    const routes = Object.values(part(name, 'service').findResources('AWS::ApiGatewayV2::Route')).map(
      ({ Properties }) => [Properties.RouteKey, Properties.AuthorizationType],
    )
    const open = routes.filter(([, type]) => type !== 'JWT').map(([key]) => key)
    expect(open.sort()).toEqual([
      'GET /v1/reports/{trackingCode}',
      'POST /v1/reports',
      'POST /v1/reports/{trackingCode}/withdrawal',
    ])
    part(name, 'service').hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      AccessLogSettings: Match.anyValue(),
      DefaultRouteSettings: { ThrottlingBurstLimit: Match.anyValue(), ThrottlingRateLimit: Match.anyValue() },
    })
  })
})

describe('prod', () => {
  it('looks as it did; in what the others differ is told in environments.test.ts', () => {
    for (const [stack, template] of Object.entries(ALL.prod ?? {}))
      expect(masked(template)).toMatchSnapshot(stack)
  })

  it('keeps tables, keys and people when stacks go, and guards them', () => {
    const data = part('prod', 'data')
    data.allResourcesProperties('AWS::DynamoDB::Table', {
      BillingMode: 'PAY_PER_REQUEST',
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: true, KMSMasterKeyId: Match.anyValue() },
    })
    data.allResources('AWS::DynamoDB::Table', { DeletionPolicy: 'Retain' })
    data.allResources('AWS::KMS::Key', { DeletionPolicy: 'Retain' })
    data.allResourcesProperties('AWS::Cognito::UserPool', {
      DeletionProtection: 'ACTIVE',
      MfaConfiguration: 'ON',
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    })
  })

  it('lets nobody change their own party, grids or jurisdiction', () => {
    part('prod', 'data').allResourcesProperties('AWS::Cognito::UserPoolClient', {
      WriteAttributes: ['locale'],
    })
  })

  it('seals personal data without being able to open it where reports are taken in', () => {
    part('prod', 'service').hasResourceProperties('AWS::IAM::Policy', {
      PolicyName: Match.stringLikeRegexp('^SubmitReport'),
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: 'kms:GenerateDataKey',
            Condition: { StringEquals: { 'kms:EncryptionContext:purpose': 'person' } },
          }),
        ]),
      },
    })
  })

  it('rings nothing without saying what it means for people, and has an article on what to do', () => {
    const articles = readFileSync('docs/runbook.md', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('## '))
      .map((line) => line.slice(3).trim())
    const described = Object.values(
      part('prod', 'observability').findResources('AWS::CloudWatch::Alarm'),
    ).map(({ Properties }) => String(Properties.AlarmDescription))
    expect(described.length).toBeGreaterThan(80)
    for (const description of described) {
      const [, article] = /^\S.+[.:] See docs\/runbook\.md#([a-z-]+)$/.exec(description) ?? []
      expect(articles).toContain(article)
    }
  })
})

describe('prod-cn', () => {
  it('names no service or address that AWS China has not', () => {
    expect(Object.keys(ALL['prod-cn'] ?? {})).toEqual(['data', 'service', 'observability'])
    for (const absent of ['AWS::Cognito', 'cognito-idp', 'xray:', 'amazonaws.com/', 'arn:aws:'])
      expect(text('prod-cn')).not.toContain(absent)
  })

  it('trusts the tokens of a configurable issuer', () => {
    part('prod-cn', 'service').hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      JwtConfiguration: { Issuer: 'https://sign-in.example.cn', Audience: ['duoge'] },
    })
  })
})

it('the sweep takes one street a call: a message that waits behind another would not have its time', () => {
  const service = part('prod', 'service')
  const [sweep] = Object.entries(service.findResources('AWS::Lambda::Function')).filter(
    ([, { Properties }]) => String(Properties.FunctionName).endsWith('-sweep'),
  )
  service.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
    FunctionName: { Ref: sweep?.[0] },
    BatchSize: 1,
    ScalingConfig: { MaximumConcurrency: 2 },
  })
})

it('the story has a clock of its own, and only the story', () => {
  const withClock = ENVIRONMENT_NAMES.filter((name) => text(name).includes('"CLOCK":"stepped"'))
  expect(withClock).toEqual(['story'])
})

it('every role of people is a group of the user pool', () => {
  const groups = Object.values(part('prod', 'data').findResources('AWS::Cognito::UserPoolGroup'))
  expect(groups.map(({ Properties }) => Properties.GroupName)).toEqual([...STAFF_ROLES])
})

it('rules listen to events that exist', () => {
  const types: string[] = EVENTS.map(({ type }) => type)
  const listened = Object.values(part('prod', 'service').findResources('AWS::Events::Rule'))
    .map(({ Properties }) => Properties.EventPattern)
    .filter(({ source }) => source?.[0] === 'duoge')
    .flatMap((pattern) => pattern['detail-type'])
  expect(listened.length).toBeGreaterThan(10)
  expect(listened.filter((type) => !types.includes(type))).toEqual([])
})

it('no alarm rings because a resume or a renewal has stopped an execution', () => {
  const alarms = Object.values(part('prod', 'observability').findResources('AWS::CloudWatch::Alarm'))
  const listened = alarms
    .map(({ Properties }) => Properties)
    .filter(({ Namespace }) => Namespace === 'AWS/States')
    .map(({ MetricName }) => MetricName)
  expect(listened.sort()).toEqual(['ExecutionThrottled', 'ExecutionsFailed', 'ExecutionsTimedOut'])
})

it('alarms of the trade listen to functions that there are, where these count', () => {
  const counting = Object.values(part('prod', 'service').findResources('AWS::Lambda::Function')).map(
    ({ Properties }) => Properties.Environment.Variables,
  )
  const listened = Object.values(part('prod', 'observability').findResources('AWS::CloudWatch::Alarm'))
    .map(({ Properties }) => Properties)
    .filter(({ Namespace }) => String(Namespace).startsWith('Duoge'))
  expect(
    listened.map(({ MetricName, Dimensions }) => ({ metric: MetricName, service: Dimensions[0].Value })),
  ).toEqual([...TRADE_METRICS])
  for (const { Namespace, Dimensions } of listened)
    expect(counting).toContainEqual(
      expect.objectContaining({
        POWERTOOLS_METRICS_NAMESPACE: Namespace,
        POWERTOOLS_SERVICE_NAME: Dimensions[0].Value,
      }),
    )
})
