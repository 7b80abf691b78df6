import { Duration, TimeZone } from 'aws-cdk-lib'
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler'
import { SqsSendMessage } from 'aws-cdk-lib/aws-scheduler-targets'
import type { Construct } from 'constructs'
import { env as sweep } from '#functions/schedule/sweep.env.ts'
import { env as timeComes } from '#functions/schedule/time-comes.env.ts'
import { WorkQueue } from '#infra/constructs/work-queue.ts'
import type { Environment } from '#infra/environments.ts'
import type { MakeFunction } from './functions.ts'
import type { Schedules } from './schedules.ts'
import type { Variables } from './variables.ts'

/** How long a worker of a queue may take for its batch of ten; its queue then waits six times as long. */
export const WORKER_TIMEOUT = Duration.seconds(30)
/** The sweep goes over every open case of every street. */
const SWEEP_TIMEOUT = Duration.minutes(10)

/** Who acts on times that have come. */
export function feedTimes(times: WorkQueue, make: MakeFunction, { cases }: Variables): void {
  times.feed(make('schedule/time-comes', 'Acts on a time that has come', timeComes, cases, WORKER_TIMEOUT), {
    concurrency: 10,
  })
}

/** The sweep with its queue, every night. */
export function sweepOf(
  scope: Construct,
  make: MakeFunction,
  { reconciling, publishing, knowledge }: Variables,
  { settings, schedules }: { readonly settings: Environment; readonly schedules: Schedules },
): WorkQueue {
  const sweeping = new WorkQueue(scope, 'SweepQueue', { timeout: SWEEP_TIMEOUT, settings })
  sweeping.feed(
    make(
      'schedule/sweep',
      'Sweeps over the open cases and repairs what was lost',
      sweep,
      { ...reconciling, ...publishing, ...knowledge },
      SWEEP_TIMEOUT,
    ),
    { concurrency: 2 },
  )

  new Schedule(scope, 'NightlySweep', {
    description: 'Has the sweep go over the open cases every night',
    scheduleGroup: schedules.group,
    schedule: ScheduleExpression.cron({
      hour: '2',
      minute: '30',
      timeZone: TimeZone.ASIA_SHANGHAI,
    }),
    target: new SqsSendMessage(sweeping.queue, {
      role: schedules.role,
      deadLetterQueue: schedules.aside,
      maxEventAge: Duration.hours(4),
      retryAttempts: 60,
    }),
  })
  return sweeping
}
