import { Duration } from 'aws-cdk-lib'
import { type EventBus, type EventPattern, Rule } from 'aws-cdk-lib/aws-events'
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets'
import { Construct } from 'constructs'
import type { WorkQueue } from './work-queue.ts'

/** What the bus does when a queue does not take an event: for a day, which is also the longest it offers. */
const RETRIES = { maxEventAge: Duration.hours(24), retryAttempts: 185 }

/**
 * A rule that puts events on a queue. Events that the queue would not take lie among its dead letters, with the messages
 * that its function could not work off: from there, and only from the dead-letter queue of a queue, SQS moves them back.
 */
export class Subscription extends Construct {
  readonly rule: Rule
  /** Left undefined: the account's default bus. */
  readonly busName: string | undefined

  constructor(
    scope: Construct,
    id: string,
    props: {
      readonly bus?: EventBus
      readonly description: string
      readonly pattern: EventPattern
      readonly to: WorkQueue
    },
  ) {
    super(scope, id)
    this.busName = props.bus?.eventBusName
    this.rule = new Rule(this, 'Rule', {
      ...(props.bus && { eventBus: props.bus }),
      description: props.description,
      eventPattern: props.pattern,
      targets: [new SqsQueue(props.to.queue, { deadLetterQueue: props.to.deadLetters, ...RETRIES })],
    })
  }
}
