import { Duration, TimeZone } from 'aws-cdk-lib'
import { Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler'
import { SqsSendMessage } from 'aws-cdk-lib/aws-scheduler-targets'
import type { Construct } from 'constructs'
import type { WorkQueue } from '#infra/constructs/work-queue.ts'
import type { MakeFunction } from './functions.ts'
import type { Schedules } from './schedules.ts'

/** How long a worker of a queue may take for its batch of ten; its queue then waits six times as long. */
export const WORKER_TIMEOUT = Duration.seconds(30)
/**
 * One call of the sweep goes over the open cases of one street; what takes longer is gone on with by the next one. Lambda
 * stops a chain of sixteen calls of which each brings about the next: for a street that is over an hour and a half.
 */
export const SWEEP_TIMEOUT = Duration.minutes(10)
/**
 * How many streets are swept at a time: the fewest that an SQS event source takes. Executions that run and schedules that
 * stand are listed first (a thousand and a hundred a call, remembered by each of the two): a city's half million cases with a
 * million schedules in some seven minutes. Then Scheduler is asked, fifty times a second, for the cases that changed in the
 * last two days: a city's hundred thousand in some 35 minutes. Ten cases of a street are looked at side by side.
 */
const STREETS_AT_A_TIME = 2

/** Who acts on times that have come. */
export function feedTimes(times: WorkQueue, make: MakeFunction): void {
  times.feed(make('schedule/deadline-reached', WORKER_TIMEOUT), {
    concurrency: 10,
  })
}

/** Has the sweep work its queue off, begin every night, and look every hour at what reports are owed. */
export function sweepNightly(
  scope: Construct,
  make: MakeFunction,
  { sweeping, schedules }: { readonly sweeping: WorkQueue; readonly schedules: Schedules },
): void {
  sweeping.feed(make('schedule/sweep', SWEEP_TIMEOUT), { concurrency: STREETS_AT_A_TIME, batch: 1 })

  const target = (message?: object) =>
    new SqsSendMessage(sweeping.queue, {
      role: schedules.role,
      deadLetterQueue: schedules.deadLetters,
      maxEventAge: Duration.hours(message === undefined ? 4 : 1),
      retryAttempts: 60,
      ...(message === undefined ? {} : { input: ScheduleTargetInput.fromObject(message) }),
    })
  new Schedule(scope, 'NightlySweep', {
    description: 'Has the sweep go over the open cases every night',
    scheduleGroup: schedules.group,
    schedule: ScheduleExpression.cron({
      hour: '2',
      minute: '30',
      timeZone: TimeZone.ASIA_SHANGHAI,
    }),
    target: target(),
  })
  new Schedule(scope, 'HourlyDuties', {
    description: 'Has the sweep warn of what reports are owed, and record what is late, every hour',
    scheduleGroup: schedules.group,
    schedule: ScheduleExpression.rate(Duration.hours(1)),
    target: target({ duties: true }),
  })
}
