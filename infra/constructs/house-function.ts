import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { type IRole, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import {
  type Alias,
  Architecture,
  Code,
  Function as LambdaFunction,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import type { Bundles } from '#infra/bundles.ts'
import type { Environment } from '#infra/environments.ts'
import type { Grant } from '#infra/grants.ts'
import { metricsNamespace } from '#infra/trade-metrics.ts'
import { acknowledge, UNTRACED } from './acknowledge.ts'
import { removalOf } from './removal.ts'

/** What all functions of a deployment have in common. */
export type FunctionDefaults = {
  readonly settings: Environment
  readonly bundles: Bundles
  /** Where a stepped clock keeps its time. */
  readonly clockTable?: string
  /** What the edge shows with every call, where one stands. */
  readonly edgeSecrets?: string
}

export type HouseFunctionProps = {
  /** The file under `functions/` without its ending. */
  readonly entry: string
  /** What it is for, in a sentence people read in the console. */
  readonly description: string
  /** Its own variables, beside those that all functions have. */
  readonly variables: Readonly<Record<string, string>>
  /** Exactly what its adapters need; nothing else is granted. */
  readonly grants: readonly Grant[]
  /** How long one call may take; its queue waits six times as long. */
  readonly timeout?: Duration
  /** In MB. Half a GB brings a third of a CPU: below it, cold starts with the SDK take over a second. */
  readonly memory?: number
}

/** A function as all of ours are: arm64, Node 24, own role, own log group, typed environment. */
export class HouseFunction extends Construct {
  readonly function: LambdaFunction
  readonly timeout: Duration
  readonly role: IRole

  constructor(scope: Construct, id: string, defaults: FunctionDefaults, props: HouseFunctionProps) {
    super(scope, id)
    const { settings, bundles, clockTable } = defaults
    const name = `duoge-${settings.name}-${props.entry.split('/').at(-1)}`
    const logs = new LogGroup(this, 'Logs', {
      logGroupName: `/aws/lambda/${name}`,
      retention: settings.logDays,
      removalPolicy: removalOf(settings),
    })
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `What ${name} may do`,
    })
    const all: Grant[] = [
      ...props.grants,
      { actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logs.logGroupArn] },
    ]
    for (const { actions, resources, conditions, wildcard } of all) {
      role.addToPolicy(
        new PolicyStatement({
          actions: [...actions],
          resources: [...resources],
          ...(conditions && { conditions }),
        }),
      )
      if (wildcard) acknowledge(role, 'AwsSolutions', `IAM5[Resource::${wildcard.finding}]`, wildcard.reason)
    }
    this.role = role
    this.timeout = props.timeout ?? Duration.seconds(10)
    this.function = new LambdaFunction(this, 'Function', {
      functionName: name,
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(bundles.folderOf(props.entry)),
      role,
      logGroup: logs,
      timeout: this.timeout,
      memorySize: props.memory ?? 512,
      // What is called all the same is held back, and tries again or is told so.
      ...(settings.halted && { reservedConcurrentExecutions: 0 }),
      tracing: settings.tracing ? Tracing.ACTIVE : Tracing.DISABLED,
      // What a release replaces stays, so that there is something to go back to.
      currentVersionOptions: { removalPolicy: RemovalPolicy.RETAIN },
      environment: {
        ENVIRONMENT: settings.name,
        CLOCK: settings.clock,
        ...(clockTable && { CLOCK_TABLE: clockTable }),
        POWERTOOLS_SERVICE_NAME: props.entry.split('/').at(-1) ?? props.entry,
        POWERTOOLS_METRICS_NAMESPACE: metricsNamespace(settings),
        POWERTOOLS_LOG_LEVEL: settings.logLevel,
        ...props.variables,
      },
    })
    acknowledge(
      this.function,
      'Serverless',
      'LambdaDLQ',
      'Nobody calls it asynchronously: the API and the machine wait for it, queues and streams set messages aside.',
    )
    if (!settings.tracing) acknowledge(this.function, 'Serverless', 'LambdaTracing', UNTRACED)
    else
      acknowledge(
        role,
        'AwsSolutions',
        'IAM5[Resource::*]',
        'X-Ray knows no resources: traces are sent to *.',
      )
  }

  /**
   * The published version that counts, behind an alias. Whoever calls it by that goes back to the version before when
   * the alias is moved back, without a deployment.
   */
  live(): Alias {
    return this.function.addAlias(LIVE, { description: 'The version that is called' })
  }
}

/** The alias of the published version that is called. */
const LIVE = 'live'
