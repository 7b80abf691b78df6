import type { Stack } from 'aws-cdk-lib'
import type { IRole } from 'aws-cdk-lib/aws-iam'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import { arnInFinding } from '#infra/constructs/acknowledge.ts'
import { CaseMachine } from '#infra/constructs/case-machine.ts'
import type { Environment } from '#infra/environments.ts'
import type { Grant } from '#infra/grants.ts'
import type { Thing } from '#infra/needs.ts'
import type { SetAsideQueues } from '#infra/service/set-aside.ts'
import type { DataStack } from '#infra/stacks/data-stack.ts'

const EMULATOR = 'On the emulator only, which tells no resource of this call; on AWS the machine is named.'

/** What the things that functions act on are called in policies, and why some can't be named one by one. */
export function resourcesOf(
  stack: Stack,
  {
    settings,
    data,
    busArn,
    scheduleRole,
    timeQueue,
    sweepQueue,
    setAside,
  }: {
    readonly settings: Environment
    readonly data: DataStack
    readonly busArn: string
    readonly scheduleRole: IRole
    readonly timeQueue: IQueue
    readonly sweepQueue: IQueue
    readonly setAside: SetAsideQueues
  },
): Record<Thing, Omit<Grant, 'actions'>> {
  const machine = CaseMachine.arns(stack, settings)
  // The emulator takes every schedule for one of the default group.
  const scheduleGroup = settings.onEmulator ? 'default' : `duoge-${settings.name}`
  const scheduler = (resourceName: string): string =>
    stack.formatArn({ service: 'scheduler', resource: 'schedule', resourceName })
  // The adapter writes into the encryption context what a data key is for: who may seal may not thereby open.
  const forPurpose = (purpose: string): Omit<Grant, 'actions'> => ({
    resources: [data.personKey.keyArn],
    // The emulator weighs policies, but does not know this key of a request and would refuse everything.
    ...(!settings.onEmulator && {
      conditions: { StringEquals: { 'kms:EncryptionContext:purpose': purpose } },
    }),
  })
  return {
    cases: { resources: [data.cases.tableArn] },
    'cases/index/list': { resources: [`${data.cases.tableArn}/index/list`] },
    'cases/index/work': { resources: [`${data.cases.tableArn}/index/work`] },
    'cases/index/sweep': { resources: [`${data.cases.tableArn}/index/sweep`] },
    knowledge: { resources: [data.knowledge.tableArn] },
    idempotency: { resources: [data.idempotency.tableArn] },
    packs: { resources: [data.packs.tableArn] },
    'person-key/person': forPurpose('person'),
    'person-key/phone-index': forPurpose('phone-index'),
    bus: { resources: [busArn] },
    // Where the token alone tells the machine, the emulator sees a call on everything.
    machine: settings.onEmulator
      ? { resources: [machine.machine, '*'], wildcard: { finding: '*', reason: EMULATOR } }
      : { resources: [machine.machine] },
    executions: {
      resources: [machine.executions],
      wildcard: {
        finding: arnInFinding(stack, 'states', `execution:${CaseMachine.nameIn(settings)}:*`),
        reason:
          'Executions are named after cases, which come and go; only those of our one machine are meant.',
      },
    },
    schedules: {
      resources: [scheduler(`${scheduleGroup}/*`)],
      wildcard: {
        finding: arnInFinding(stack, 'scheduler', `schedule/${scheduleGroup}/*`),
        reason: 'Schedules are named after tasks, which come and go; only those of our own group are meant.',
      },
    },
    'all-schedules': {
      resources: ['*'],
      wildcard: { finding: '*', reason: 'Listing schedules knows no resources; it shows names only.' },
    },
    'schedule-role': {
      resources: [scheduleRole.roleArn],
      conditions: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
    },
    'time-queue': { resources: [timeQueue.queueArn] },
    'sweep-queue': { resources: [sweepQueue.queueArn] },
    'dead-letters': { resources: setAside.deadLetterArns },
    'work-queues': { resources: setAside.queueArns },
    'user-pool': { resources: data.people ? [data.people.pool.userPoolArn] : [] },
    clock: { resources: data.clock ? [data.clock.tableArn] : [] },
  }
}
