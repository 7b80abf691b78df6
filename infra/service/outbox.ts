import { Duration } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda'
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources'
import type { HouseFunction } from '#infra/constructs/house-function.ts'
import type { DeadLetterQueue } from '#infra/constructs/work-queue.ts'
import type { MakeFunction } from './functions.ts'
import { WORKER_TIMEOUT } from './times.ts'

/**
 * From the table to the bus: publishes the events kept with the cases.
 * @param stream the ARN of the stream of the table of cases
 * @param unpublished keeps what could not be published for hours
 * @param halted nothing is taken from the stream
 */
export function outboxOf(
  make: MakeFunction,
  {
    stream,
    unpublished,
    halted,
  }: { readonly stream: string; readonly unpublished: DeadLetterQueue; readonly halted: boolean },
): HouseFunction {
  const outbox = make('events/publish-outbox', WORKER_TIMEOUT)
  outbox.function.addToRolePolicy(
    new PolicyStatement({
      actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
      resources: [stream],
    }),
  )
  outbox.function.addEventSourceMapping('Outbox', {
    eventSourceArn: stream,
    startingPosition: StartingPosition.TRIM_HORIZON,
    // As many as the bus takes in one call.
    batchSize: 10,
    enabled: !halted,
    filters: [
      FilterCriteria.filter({
        eventName: FilterRule.isEqual('INSERT'),
        dynamodb: { NewImage: { kind: { S: FilterRule.isEqual('event') } } },
      }),
    ],
    // An outage of the bus is outlasted for hours; then the events become dead letters, and the sweep publishes them.
    retryAttempts: 1_000,
    maxRecordAge: Duration.hours(12),
    bisectBatchOnError: true,
    onFailure: new SqsDlq(unpublished),
  })
  return outbox
}
