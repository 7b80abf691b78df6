import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import { Match, Template } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { EVENTS } from '#domain/events/index.ts'
import { STAFF_ROLES } from '#domain/people/roles.ts'
import { addDuoge } from '#infra/duoge.ts'
import { ENVIRONMENT_NAMES, environmentOf } from '#infra/environments.ts'
import { STUB_BUNDLES } from '#test/support/stub-bundles.ts'
import { templatesOf } from '#test/support/synthesised.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const ALL = Object.fromEntries(ENVIRONMENT_NAMES.map((name) => [name, templatesOf(name)]))
const part = (name: string, of: 'data' | 'service'): Template => {
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
})

describe('On AWS, in what the emulator does not weigh, prod', () => {
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
