/** In what environments differ: from `prod`, which a snapshot holds whole, and with which values. */
import { Match, type Template } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { type EnvironmentName, environmentOf } from '#infra/environments.ts'
import { KEYS, SETTINGS, templatesOf } from '#test/support/synthesised.ts'
import { differencesBetween } from '#test/support/template-differences.ts'

const TEMPLATES = {
  local: templatesOf('local'),
  story: templatesOf('story'),
  dev: templatesOf('dev'),
  // Without an edge, as they all are; what stands in front is told in edge.test.ts.
  prod: templatesOf('prod', {}),
  'prod-cn': templatesOf('prod-cn'),
} as const satisfies Record<EnvironmentName, Record<string, Template>>

const deployed = (environment: EnvironmentName) => ({
  environment,
  templates: Object.fromEntries(
    Object.entries(TEMPLATES[environment]).map(([part, template]) => [part, template.toJSON()]),
  ),
})
const differences = (one: EnvironmentName, other: EnvironmentName) =>
  differencesBetween(deployed(one), deployed(other))
const part = (environment: EnvironmentName, of: 'data' | 'service'): Template => {
  const template = TEMPLATES[environment][of]
  if (template === undefined) throw new Error(`${environment} has no ${of} stack.`)
  return template
}

/** What is backed up where data are kept, and who is told when that fails. */
const BACKED_UP = [
  '- AWS::Backup::BackupPlan',
  '- AWS::Backup::BackupSelection',
  '- AWS::Backup::BackupVault',
  '- AWS::Events::Rule',
  '- AWS::IAM::Role',
  '- AWS::KMS::Alias',
]
/** What an environment that keeps nothing deletes with its stack. */
const DELETED = [
  'AWS::Cognito::UserPool DeletionPolicy',
  'AWS::Cognito::UserPool DeletionProtection',
  'AWS::Cognito::UserPool UpdateReplacePolicy',
  'AWS::DynamoDB::Table DeletionPolicy',
  'AWS::DynamoDB::Table DeletionProtectionEnabled',
  'AWS::DynamoDB::Table UpdateReplacePolicy',
  'AWS::KMS::Key DeletionPolicy',
  'AWS::KMS::Key MultiRegion',
  'AWS::KMS::Key PendingWindowInDays',
  'AWS::KMS::Key UpdateReplacePolicy',
  'AWS::Logs::LogGroup DeletionPolicy',
  'AWS::Logs::LogGroup UpdateReplacePolicy',
  'AWS::Scheduler::ScheduleGroup DeletionPolicy',
  'AWS::Scheduler::ScheduleGroup UpdateReplacePolicy',
  'AWS::StepFunctions::StateMachine DeletionPolicy',
  'AWS::StepFunctions::StateMachine UpdateReplacePolicy',
]
const UNTRACED = [
  'AWS::Lambda::Function TracingConfig.Mode',
  'AWS::StepFunctions::StateMachine TracingConfiguration.Enabled',
]
/** Account, region and partition are told, or are other ones. */
const ELSEWHERE = [
  'AWS::Events::EventBus Policy.Statement',
  'AWS::Events::Rule EventPattern.detail.stateMachineArn',
  'AWS::IAM::Role AssumeRolePolicyDocument.Statement',
  'AWS::Lambda::Function Code.S3Bucket',
  'AWS::Lambda::Function Environment.Variables.STATE_MACHINE_ARN',
  'AWS::Lambda::Permission SourceArn',
]

const OPEN_ROUTES = [
  'GET /v1/reports/{trackingCode}',
  'POST /v1/reports',
  'POST /v1/reports/{trackingCode}/actions',
  'POST /v1/reports/{trackingCode}/withdrawal',
]

describe('An environment differs from', () => {
  it('prod, as dev, in what is kept and told', () => {
    expect(differences('prod', 'dev')).toEqual(
      [
        ...BACKED_UP,
        '- AWS::KMS::Key',
        ...DELETED,
        'AWS::KMS::Key KeyPolicy.Statement',
        'AWS::SNS::TopicPolicy PolicyDocument.Statement',
        'AWS::Lambda::Function Environment.Variables.POWERTOOLS_LOG_LEVEL',
        'AWS::Logs::LogGroup RetentionInDays',
      ].sort(),
    )
  })

  it('prod, as prod-cn, in what AWS China has not, and in who vouches for people', () => {
    expect(differences('prod', 'prod-cn')).toEqual(
      [
        ...UNTRACED,
        ...ELSEWHERE,
        '- AWS::WAFv2::WebACL',
        '+ AWS::ApiGatewayV2::ApiMapping',
        '+ AWS::ApiGatewayV2::DomainName',
        'AWS::ApiGatewayV2::Api DisableExecuteApiEndpoint',
        'AWS::ApiGatewayV2::Stage DependsOn',
        'AWS::Lambda::EventSourceMapping Tags',
        '- AWS::Cognito::UserPool',
        '- AWS::Cognito::UserPoolClient',
        '- AWS::Cognito::UserPoolGroup',
        'AWS::ApiGatewayV2::Authorizer JwtConfiguration.Audience',
        'AWS::ApiGatewayV2::Authorizer JwtConfiguration.Issuer',
        'AWS::IAM::Policy PolicyDocument.Statement',
        // Empty there: the issuer makes the accounts.
        'AWS::Lambda::Function Environment.Variables.USER_POOL_ID',
      ].sort(),
    )
  })

  it('prod, as local, in what one machine needs not or can’t', () => {
    expect(differences('prod', 'local')).toEqual(
      [
        ...BACKED_UP,
        ...DELETED,
        ...UNTRACED,
        ...ELSEWHERE,
        '- AWS::CloudWatch::Alarm',
        '- AWS::KMS::Key',
        '- AWS::WAFv2::WebACL',
        '- AWS::SNS::Topic',
        '- AWS::SNS::TopicPolicy',
        '- AWS::SQS::QueuePolicy',
        'AWS::ApiGatewayV2::Authorizer JwtConfiguration.Issuer',
        '- AWS::Logs::MetricFilter',
        ...OPEN_ROUTES.flatMap((route) =>
          ['ThrottlingBurstLimit', 'ThrottlingRateLimit'].map(
            (limit) => `AWS::ApiGatewayV2::Stage RouteSettings.${route}.${limit}`,
          ),
        ),
        'AWS::Cognito::UserPool EnabledMfas',
        'AWS::Cognito::UserPool MfaConfiguration',
        'AWS::Cognito::UserPool UserPoolTier',
        'AWS::Cognito::UserPoolClient AccessTokenValidity',
        'AWS::Cognito::UserPoolClient ExplicitAuthFlows',
        'AWS::Cognito::UserPoolClient IdTokenValidity',
        'AWS::IAM::Policy PolicyDocument.Statement',
        'AWS::KMS::Key KeyPolicy.Statement',
        'AWS::Logs::LogGroup RetentionInDays',
        // Without TLS on one machine: what is left of a queue’s policy lets the bus in.
        'AWS::SQS::QueuePolicy PolicyDocument.Statement',
      ].sort(),
    )
  })

  it('local, as story, in its clock alone', () => {
    expect(differences('local', 'story')).toEqual([
      '+ AWS::DynamoDB::Table',
      'AWS::IAM::Policy PolicyDocument.Statement',
      'AWS::Lambda::Function Environment.Variables.CLOCK',
      'AWS::Lambda::Function Environment.Variables.CLOCK_TABLE',
    ])
  })
})

describe.each([
  {
    name: 'local',
    clock: 'wall',
    keeps: false,
    level: 'INFO',
    days: 7,
    traced: false,
    rate: [1_000, 2_000],
    open: [1_000, 2_000],
  },
  {
    name: 'story',
    clock: 'stepped',
    keeps: false,
    level: 'INFO',
    days: 7,
    traced: false,
    rate: [1_000, 2_000],
    open: [1_000, 2_000],
  },
  {
    name: 'dev',
    clock: 'wall',
    keeps: false,
    level: 'DEBUG',
    days: 30,
    traced: true,
    rate: [1_000, 2_000],
    open: [200, 400],
  },
  {
    name: 'prod',
    clock: 'wall',
    keeps: true,
    level: 'INFO',
    days: 180,
    traced: true,
    rate: [1_000, 2_000],
    open: [200, 400],
  },
  {
    name: 'prod-cn',
    clock: 'wall',
    keeps: true,
    level: 'INFO',
    days: 180,
    traced: false,
    rate: [1_000, 2_000],
    open: [200, 400],
  },
] as const)('$name', ({ name, clock, keeps, level, days, traced, rate: [rate, burst], open }) => {
  it('tells its functions who they are, which clock counts, and how much to log', () => {
    part(name, 'service').allResourcesProperties('AWS::Lambda::Function', {
      FunctionName: Match.stringLikeRegexp(`^duoge-${name}-`),
      Environment: {
        Variables: Match.objectLike({
          ENVIRONMENT: name,
          CLOCK: clock,
          POWERTOOLS_LOG_LEVEL: level,
          POWERTOOLS_METRICS_NAMESPACE: `Duoge/${name}`,
        }),
      },
      TracingConfig: traced ? { Mode: 'Active' } : Match.absent(),
    })
  })

  it('keeps logs as long as it says, and what it must not lose for good', () => {
    const [service, data] = [part(name, 'service'), part(name, 'data')]
    const DeletionPolicy = keeps ? 'RetainExceptOnCreate' : 'Delete'
    service.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: days })
    service.allResources('AWS::Logs::LogGroup', { DeletionPolicy })
    service.allResources('AWS::StepFunctions::StateMachine', { DeletionPolicy })
    service.allResources('AWS::Scheduler::ScheduleGroup', { DeletionPolicy })
    service.allResourcesProperties('AWS::StepFunctions::StateMachine', {
      TracingConfiguration: { Enabled: traced },
    })
    data.allResources('AWS::DynamoDB::Table', { DeletionPolicy })
    data.allResourcesProperties('AWS::DynamoDB::Table', { DeletionProtectionEnabled: keeps })
    data.allResources('AWS::KMS::Key', { DeletionPolicy })
    data.allResourcesProperties('AWS::KMS::Key', { PendingWindowInDays: keeps ? 30 : 7 })
  })

  it('lets so many requests a second in', () => {
    part(name, 'service').hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      DefaultRouteSettings: { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst },
      // Each route that anybody may call has a limit of its own: a flood there leaves the desk what it has.
      RouteSettings: {
        'POST /v1/reports': { ThrottlingRateLimit: open[0], ThrottlingBurstLimit: open[1] },
        'GET /v1/reports/{trackingCode}': { ThrottlingRateLimit: open[0], ThrottlingBurstLimit: open[1] },
      },
    })
  })

  it('takes passwords as it is said', () => {
    const { signIn, onEmulator } = environmentOf(name, name === 'prod-cn' ? SETTINGS[name] : {})
    const data = part(name, 'data')
    data.resourceCountIs('AWS::Cognito::UserPool', signIn.kind === 'user-pool' ? 1 : 0)
    if (signIn.kind !== 'user-pool') return
    data.hasResourceProperties('AWS::Cognito::UserPool', {
      MfaConfiguration: signIn.secondFactor === 'required' ? 'ON' : Match.absent(),
      DeletionProtection: keeps ? 'ACTIVE' : 'INACTIVE',
    })
    data.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      ExplicitAuthFlows: [
        onEmulator ? 'ALLOW_USER_PASSWORD_AUTH' : 'ALLOW_USER_SRP_AUTH',
        'ALLOW_REFRESH_TOKEN_AUTH',
      ],
      IdTokenValidity: onEmulator ? 1_440 : 60,
      AccessTokenValidity: onEmulator ? 1_440 : 60,
    })
  })
})

it('queues refuse whoever comes without TLS, everywhere but on one machine', () => {
  const denies = (name: EnvironmentName) =>
    JSON.stringify(part(name, 'service').findResources('AWS::SQS::QueuePolicy')).split('aws:SecureTransport')
      .length - 1
  const queues = (name: EnvironmentName) =>
    Object.keys(part(name, 'service').findResources('AWS::SQS::Queue')).length
  expect([denies('prod'), denies('dev'), denies('prod-cn')]).toEqual([
    queues('prod'),
    queues('dev'),
    queues('prod-cn'),
  ])
  expect([denies('local'), denies('story')]).toEqual([0, 0])
})

describe('An environment that lacks what it needs is not synthesised, and says what that is', () => {
  it.each([
    ['prod-cn', {}, '-c issuer=… -c audience=… -c domain=…'],
    ['prod-cn', { issuer: 'https://sign-in.example.cn', audience: 'duoge' }, '-c domain=…'],
    [
      'prod-cn',
      { issuer: 'https://sign-in.example.cn', audience: 'duoge', domain: 'api.example.cn' },
      '-c certificate=…',
    ],
    ['local', { issuer: 'http://127.0.0.1:4000' }, '-c audience=…'],
    ['prod', { domain: 'api.example.com' }, '-c certificate=…'],
    [
      'prod',
      { webAcl: 'arn:aws:wafv2:us-east-1:000000000000:global/webacl/duoge/0' },
      '-c domain=… -c certificate=…',
    ],
    // Keys say by what a token is checked, not whose it has to be.
    ['prod-cn', { ...SETTINGS['prod-cn'], issuer: '', keys: KEYS }, '-c issuer=…'],
  ] as const)('%s with %o wants %s', (name, said, wanted) => {
    expect(() => environmentOf(name, said)).toThrow(
      `The environment ${name} can't be deployed without ${wanted}.`,
    )
  })
})

describe('Keys that cannot be used are refused before anything is synthesised', () => {
  const [key] = JSON.parse(KEYS).keys
  it.each([
    ['no JSON', 'keys.json'],
    ['none', JSON.stringify({ keys: [] })],
    ['a private one', JSON.stringify({ keys: [{ ...key, d: 'c2VjcmV0' }] })],
    ['more than a function has room for', JSON.stringify({ keys: Array.from({ length: 30 }, () => key) })],
  ])('%s', (_, keys) => {
    expect(() => environmentOf('prod-cn', { ...SETTINGS['prod-cn'], keys })).toThrow('The keys of the issuer')
  })
})

it('an edge that cannot be is refused', () => {
  const { webAcl } = SETTINGS.prod ?? {}
  expect(() => environmentOf('prod', { ...SETTINGS.prod, edgeRound: 'two' })).toThrow('a whole number from 1')
  expect(() => environmentOf('prod-cn', { ...SETTINGS['prod-cn'], webAcl })).toThrow('AWS China')
})
