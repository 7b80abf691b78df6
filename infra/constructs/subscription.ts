import { Duration } from 'aws-cdk-lib'
import { type EventBus, type EventPattern, Rule } from 'aws-cdk-lib/aws-events'
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets'
import { Construct } from 'constructs'
import type { Environment } from '#infra/environments.ts'
import { AsideQueue, type WorkQueue } from './work-queue.ts'

/** What the bus does when a queue does not take an event: for a day, which is also the longest it offers. */
const RETRIES = { maxEventAge: Duration.hours(24), retryAttempts: 185 }

/** A rule that puts events on a queue; events that the queue would not take are kept aside. */
export class Subscription extends Construct {
  readonly rule: Rule
  readonly aside: AsideQueue
  /** Left undefined: the account's default bus. */
  readonly busName: string | undefined

  constructor(
    scope: Construct,
    id: string,
    props: {
      readonly settings: Environment
      readonly bus?: EventBus
      readonly description: string
      readonly pattern: EventPattern
      readonly to: WorkQueue
    },
  ) {
    super(scope, id)
    this.busName = props.bus?.eventBusName
    this.aside = new AsideQueue(this, 'Aside', props.settings)
    this.rule = new Rule(this, 'Rule', {
      ...(props.bus && { eventBus: props.bus }),
      description: props.description,
      eventPattern: props.pattern,
      targets: [new SqsQueue(props.to.queue, { deadLetterQueue: this.aside, ...RETRIES })],
    })
  }
}
