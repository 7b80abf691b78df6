import { readFileSync } from 'node:fs'
import { Aws, Stack } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions'
import { Construct } from 'constructs'
import type { Environment } from '#infra/environments.ts'
import { acknowledge, UNTRACED } from './acknowledge.ts'
import type { HouseFunction } from './house-function.ts'
import { removalOf } from './removal.ts'

const DEFINITION = new URL('../../statemachines/case-lifecycle.asl.json', import.meta.url)

/** The functions that the machine calls. */
export type MachineFunctions = {
  readonly openStage: HouseFunction
  readonly closeCase: HouseFunction
  readonly archiveCase: HouseFunction
  readonly markStalled: HouseFunction
}

/**
 * The state machine that takes a case from stage to stage. Its name is given, not generated, because functions that
 * it calls have to name it too; `CaseMachine.arns` says what it is called before it exists.
 */
export class CaseMachine extends Construct {
  readonly machine: StateMachine

  constructor(
    scope: Construct,
    id: string,
    { settings, functions }: { readonly settings: Environment; readonly functions: MachineFunctions },
  ) {
    super(scope, id)
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('states.amazonaws.com', {
        conditions: {
          StringEquals: {
            'aws:SourceAccount': Aws.ACCOUNT_ID,
            'aws:SourceArn': CaseMachine.arns(this, settings).machine,
          },
        },
      }),
      description: `What duoge-${settings.name}-case-lifecycle may do`,
    })
    // Executions wait for months and meet every release on their way: one that refuses what the release before took is
    // taken back by moving the alias.
    const live = {
      openStage: functions.openStage.live().functionArn,
      closeCase: functions.closeCase.live().functionArn,
      archiveCase: functions.archiveCase.live().functionArn,
      markStalled: functions.markStalled.live().functionArn,
    }
    role.addToPolicy(
      new PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: Object.values(live),
      }),
    )
    this.machine = new StateMachine(this, 'Machine', {
      stateMachineName: CaseMachine.nameIn(settings),
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromString(readFileSync(DEFINITION, 'utf8')),
      definitionSubstitutions: {
        Partition: Aws.PARTITION,
        OpenStageFunctionArn: live.openStage,
        CloseCaseFunctionArn: live.closeCase,
        ArchiveCaseFunctionArn: live.archiveCase,
        MarkStalledFunctionArn: live.markStalled,
      },
      role,
      logs: {
        destination: new LogGroup(this, 'Log', {
          logGroupName: `/aws/vendedlogs/states/${CaseMachine.nameIn(settings)}`,
          retention: settings.logDays,
          removalPolicy: removalOf(settings),
        }),
        // Step Functions itself keeps the steps of an execution for 90 days, and the case its own timeline for good.
        level: LogLevel.ERROR,
        // Inputs hold task tokens, and a token is as good as a signature.
        includeExecutionData: false,
      },
      tracingEnabled: settings.tracing,
      removalPolicy: removalOf(settings),
    })
    if (!settings.tracing) {
      acknowledge(this.machine, 'AwsSolutions', 'SF2', UNTRACED)
      acknowledge(this.machine, 'Serverless', 'StepFunctionStateMachineXray', UNTRACED)
    }
    acknowledge(
      this.machine,
      'AwsSolutions',
      'SF1',
      'The log holds what went wrong: every step stands in the history that Step Functions keeps for 90 days.',
    )
    acknowledge(
      role,
      'AwsSolutions',
      'IAM5[Resource::*]',
      'Log delivery and X-Ray know no resources: AWS asks for * to set up the log of executions and send traces.',
    )
  }

  /** What the machine of an environment is called. */
  static nameIn(settings: Environment): string {
    return `duoge-${settings.name}-case-lifecycle`
  }

  /** The ARNs of the machine of an environment and of all its executions. */
  static arns(
    scope: Construct,
    settings: Environment,
  ): { readonly machine: string; readonly executions: string } {
    const stack = Stack.of(scope)
    const name = CaseMachine.nameIn(settings)
    return {
      machine: stack.formatArn({ service: 'states', resource: `stateMachine:${name}` }),
      executions: stack.formatArn({ service: 'states', resource: `execution:${name}:*` }),
    }
  }
}
