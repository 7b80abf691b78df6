import { mkdtempSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import { Match, Template } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { EVENTS } from '#domain/events/index.ts'
import { STAFF_ROLES } from '#domain/people/roles.ts'
import { addDuoge } from '#infra/duoge.ts'
import { ENVIRONMENT_NAMES, environmentOf } from '#infra/environments.ts'
import { TRADE_METRICS } from '#infra/trade-metrics.ts'
import { STUB_BUNDLES } from '#test/support/stub-bundles.ts'
import { KEYS, SETTINGS, templatesOf } from '#test/support/synthesised.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

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
  JSON.parse(
    JSON.stringify(template.toJSON())
      .replace(/[0-9a-f]{64}/g, '<hash>')
      // A version is named after what it is made of.
      .replace(/(CurrentVersion[0-9A-F]{8})[0-9a-f]{32}/g, '$1<hash>'),
    (key, value) => (key === 'DefinitionString' ? '<definition>' : value),
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
      LoggingConfiguration: { IncludeExecutionData: false, Level: 'ERROR' },
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
      'POST /v1/reports/{trackingCode}/actions',
      'POST /v1/reports/{trackingCode}/withdrawal',
    ])
    part(name, 'service').hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      AccessLogSettings: Match.anyValue(),
      DefaultRouteSettings: { ThrottlingBurstLimit: Match.anyValue(), ThrottlingRateLimit: Match.anyValue() },
    })
    // breaker, one throttle for all: whatever the public sends has a limit of its own, route by route, below that of staff.
    const [stage] = Object.values(part(name, 'service').findResources('AWS::ApiGatewayV2::Stage'))
    const { DefaultRouteSettings: staff, RouteSettings: each } = stage?.Properties ?? {}
    expect(Object.keys(each).sort()).toEqual(open)
    // On one machine nobody is held up.
    if (name === 'local' || name === 'story') return
    for (const key of open) expect(each[key].ThrottlingRateLimit).toBeLessThan(staff.ThrottlingRateLimit)
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
    data.allResources('AWS::DynamoDB::Table', { DeletionPolicy: 'RetainExceptOnCreate' })
    data.allResources('AWS::KMS::Key', { DeletionPolicy: 'RetainExceptOnCreate' })
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
    expect(described.length).toBeGreaterThan(30)
    // Each costs as much a month as thousands of cases.
    expect(described.length).toBeLessThanOrEqual(60)
    for (const description of described) {
      const [, article] = /^\S.+[.:] See docs\/runbook\.md#([a-z-]+)$/.exec(description) ?? []
      expect(articles).toContain(article)
    }
  })
})

describe('On AWS, in what the emulator does not weigh, prod', () => {
  it('lets the alarms of its account ring: a topic with a policy of its own has no other', () => {
    part('prod', 'observability').hasResourceProperties('AWS::SNS::TopicPolicy', {
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

  it('lets nobody but the publisher speak as we do, and the district as itself', () => {
    part('prod', 'service').hasResourceProperties('AWS::Events::EventBus', {
      Policy: {
        Statement: [
          Match.objectLike({
            Effect: 'Deny',
            Action: 'events:PutEvents',
            Principal: { AWS: '*' },
            Condition: {
              StringEquals: { 'events:source': ['duoge', 'duoge.practice'] },
              ArnNotEquals: {
                'aws:PrincipalArn': { 'Fn::GetAtt': [Match.stringLikeRegexp('^PublishOutbox'), 'Arn'] },
              },
            },
          }),
        ],
      },
    })
    const districts = 'arn:aws:iam::111122223333:root'
    const app = new App({
      analyticsReporting: false,
      outdir: mkdtempSync(join(temporaryFolder(), 'x')),
    })
    const { service } = addDuoge(app, environmentOf('prod', { districts }), STUB_BUNDLES)
    Template.fromStack(service).hasResourceProperties('AWS::Events::EventBus', {
      Policy: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Allow',
            Action: 'events:PutEvents',
            Principal: { AWS: districts },
            Condition: { StringLike: { 'events:source': 'district.*' } },
          }),
        ]),
      },
    })
  })

  it('hands its roles to the scheduler alone, and its machine takes its role as itself alone', () => {
    const passes = Object.values(part('prod', 'service').findResources('AWS::IAM::Policy')).flatMap(
      ({ Properties }) =>
        Properties.PolicyDocument.Statement.filter(({ Action }: { Action: string | string[] }) =>
          [Action].flat().includes('iam:PassRole'),
        ),
    )
    expect(passes.length).toBeGreaterThan(0)
    for (const { Condition } of passes)
      expect(Condition).toEqual({ StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } })
    part('prod', 'service').hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          Match.objectLike({
            Principal: { Service: 'states.amazonaws.com' },
            Condition: {
              StringEquals: { 'aws:SourceAccount': Match.anyValue(), 'aws:SourceArn': Match.anyValue() },
            },
          }),
        ],
      },
    })
  })

  it('calls from its machine what is published and live alone, and keeps the versions that it replaces', () => {
    const service = part('prod', 'service')
    const called = ['OpenStage', 'CloseCase', 'ArchiveCase', 'MarkStalled']
    const aliases = service.findResources('AWS::Lambda::Alias', { Properties: { Name: 'live' } })
    const versions = service.findResources('AWS::Lambda::Version')
    expect(Object.values(versions).map(({ DeletionPolicy }) => DeletionPolicy)).toEqual(
      called.map(() => 'Retain'),
    )
    for (const { Properties } of Object.values(aliases))
      expect(Object.keys(versions)).toContain(Properties.FunctionVersion['Fn::GetAtt'][0])
    const [machine] = Object.values(service.findResources('AWS::StepFunctions::StateMachine'))
    const { Partition: _, ...functions } = machine?.Properties.DefinitionSubstitutions ?? {}
    expect(Object.keys(functions)).toEqual(called.map((name) => `${name}FunctionArn`))
    const refs = Object.values(functions).map((value) => z.object({ Ref: z.string() }).parse(value).Ref)
    expect([...refs].sort()).toEqual(Object.keys(aliases).sort())
    const allowed = Object.values(service.findResources('AWS::IAM::Policy'))
      .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
      .filter(({ Action }) => Action === 'lambda:InvokeFunction')
      .map(({ Resource }) => Resource)
    expect(
      allowed
        .flat()
        .map(({ Ref }) => Ref)
        .sort(),
    ).toEqual([...refs].sort())
  })

  it('rings when callers are turned away, and when an index is held back', () => {
    const observability = part('prod', 'observability')
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
})

describe('prod-cn', () => {
  it('puts no tags where AWS China refuses them', () => {
    part('prod-cn', 'service').allResourcesProperties('AWS::Lambda::EventSourceMapping', {
      Tags: Match.absent(),
    })
    part('prod-cn', 'service').allResourcesProperties('AWS::SQS::Queue', { Tags: Match.anyValue() })
  })

  it('is called by an address of its own alone', () => {
    part('prod-cn', 'service').hasResourceProperties('AWS::ApiGatewayV2::DomainName', {
      DomainName: 'api.example.cn',
    })
    part('prod-cn', 'service').hasResourceProperties('AWS::ApiGatewayV2::Api', {
      DisableExecuteApiEndpoint: true,
    })
  })

  it('names no service or address that AWS China has not', () => {
    expect(Object.keys(ALL['prod-cn'] ?? {})).toEqual(['data', 'service', 'observability', 'backup'])
    for (const absent of ['AWS::Cognito', 'cognito-idp', 'xray:', 'amazonaws.com/', 'arn:aws:'])
      expect(text('prod-cn')).not.toContain(absent)
  })

  it('trusts the tokens of a configurable issuer', () => {
    part('prod-cn', 'service').hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      JwtConfiguration: { Issuer: 'https://sign-in.example.cn', Audience: ['duoge'] },
    })
  })
})

it('prod-cn checks tokens itself, by configured keys, where the API cannot reach their issuer', () => {
  const { service } = templatesOf('prod-cn', { ...SETTINGS['prod-cn'], keys: KEYS })
  if (service === undefined) throw new Error('There is no service.')
  service.resourceCountIs('AWS::ApiGatewayV2::Authorizer', 1)
  service.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
    AuthorizerType: 'REQUEST',
    AuthorizerPayloadFormatVersion: '2.0',
    EnableSimpleResponses: true,
    IdentitySource: ['$request.header.Authorization'],
    AuthorizerResultTtlInSeconds: 60,
  })
  const routes = Object.values(service.findResources('AWS::ApiGatewayV2::Route'))
  const types = routes.map(({ Properties }) => Properties.AuthorizationType)
  expect(new Set(types)).toEqual(new Set(['CUSTOM', 'NONE']))
  expect(types.filter((type) => type === 'NONE')).toHaveLength(4)
  service.hasResourceProperties('AWS::Lambda::Function', {
    FunctionName: 'duoge-prod-cn-check-token',
    Environment: {
      Variables: Match.objectLike({
        TOKEN_ISSUER: 'https://sign-in.example.cn',
        TOKEN_AUDIENCE: 'duoge',
        TOKEN_KEYS: KEYS,
      }),
    },
  })
  const policies = Object.values(service.findResources('AWS::IAM::Policy')).filter(({ Properties }) =>
    JSON.stringify(Properties.Roles).includes('CheckToken'),
  )
  expect(policies.map(({ Properties }) => Properties.PolicyDocument.Statement)).toEqual([
    [expect.objectContaining({ Action: ['logs:CreateLogStream', 'logs:PutLogEvents'] })],
  ])
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

type Listened = {
  Namespace: string
  MetricName: string
  Dimensions?: { Name: string; Value: unknown }[]
}
/** What the alarms listen to: each metric, also of those that add several up. */
const listenedTo = (): Listened[] =>
  Object.values(part('prod', 'observability').findResources('AWS::CloudWatch::Alarm')).flatMap(
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
  const counting = Object.values(part('prod', 'service').findResources('AWS::Lambda::Function')).map(
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
