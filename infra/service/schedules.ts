import type { Stack } from 'aws-cdk-lib'
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler'
import { removalOf } from '#infra/constructs/removal.ts'
import type { DeadLetterQueue, WorkQueue } from '#infra/constructs/work-queue.ts'
import type { Environment } from '#infra/environments.ts'

/** Where due times stand until they come. */
export type Schedules = {
  readonly name: string
  readonly group: ScheduleGroup
  /** With which the scheduler puts them on their queue. */
  readonly role: Role
  /** What the scheduler could not put there. */
  readonly deadLetters: DeadLetterQueue
}

/** The group in which the due times of tasks stand, and the role with which the scheduler puts them on their queue. */
export function schedulesOf(
  scope: Stack,
  { settings, times, deadLetters }: { settings: Environment; times: WorkQueue; deadLetters: DeadLetterQueue },
): Schedules {
  const name = `duoge-${settings.name}`
  const group = new ScheduleGroup(scope, 'Schedules', {
    scheduleGroupName: name,
    removalPolicy: removalOf(settings),
  })
  const role = new Role(scope, 'ScheduleRole', {
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
      conditions: {
        StringEquals: {
          'aws:SourceAccount': scope.account,
          'aws:SourceArn': scope.formatArn({
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
      resources: [times.queue.queueArn, deadLetters.queueArn],
    }),
  )
  return { name, group, role, deadLetters }
}
