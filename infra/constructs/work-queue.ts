import { Duration } from 'aws-cdk-lib'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { Environment } from '#infra/environments.ts'
import { acknowledge } from './acknowledge.ts'
import type { HouseFunction } from './house-function.ts'

/**
 * How often a message is tried before it becomes a dead letter. With a pause of at least six function timeouts between
 * two tries, seven outlast a disturbance of some minutes; what still fails then needs a person.
 */
const TRIES = 7

/** SQS's longest: whoever is called on a Friday still finds the message after the holidays. */
const RETENTION = Duration.days(14)

/** AWS advises at least six times the function's timeout, so that a slow try is never doubled by the next one. */
const VISIBILITY_FACTOR = 6

/** Why queues on the emulator take calls without TLS. */
const PLAIN = "The emulator speaks plain HTTP, on this machine's own loopback."

/**
 * A queue for dead letters: messages that were given up. Encrypted with SQS's own key, so that bus and scheduler may
 * write without a say in a key's policy. Messages carry ids and times; only those of a district system carry a person's
 * words.
 */
export class DeadLetterQueue extends Queue {
  constructor(scope: Construct, id: string, { onEmulator }: Pick<Environment, 'onEmulator'>) {
    super(scope, id, {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: !onEmulator,
      retentionPeriod: RETENTION,
    })
    const reason = 'This is itself where dead letters lie; an alarm rings when one is in it.'
    acknowledge(this, 'AwsSolutions', 'SQS3', reason)
    acknowledge(this, 'Serverless', 'SQSRedrivePolicy', reason)
    if (onEmulator) acknowledge(this, 'AwsSolutions', 'SQS4', PLAIN)
  }
}

/** A queue with the one function that works it off, and a queue for what that could not do. */
export class WorkQueue extends Construct {
  readonly queue: Queue
  readonly deadLetters: DeadLetterQueue
  private readonly halted: boolean

  /**
   * @param timeout of the function that will work it off
   */
  constructor(
    scope: Construct,
    id: string,
    { timeout, settings }: { readonly timeout: Duration; readonly settings: Environment },
  ) {
    super(scope, id)
    this.halted = settings.halted
    this.deadLetters = new DeadLetterQueue(this, 'DeadLetter', settings)
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: !settings.onEmulator,
      visibilityTimeout: Duration.seconds(timeout.toSeconds() * VISIBILITY_FACTOR),
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: TRIES },
    })
    if (settings.onEmulator) acknowledge(this.queue, 'AwsSolutions', 'SQS4', PLAIN)
  }

  /**
   * Has a function work the queue off: of a batch only what failed comes again.
   * @param concurrency how many at a time at most; at least 2 (a limit of SQS event sources)
   * @param batch how many messages one call takes, one after the other
   */
  feed(
    worker: HouseFunction,
    { concurrency, batch = 10 }: { readonly concurrency: number; readonly batch?: number },
  ): void {
    const source = new SqsEventSource(this.queue, {
      batchSize: batch,
      reportBatchItemFailures: true,
      maxConcurrency: concurrency,
      enabled: !this.halted,
    })
    worker.function.addEventSource(source)
    acknowledge(
      worker.function,
      'Serverless',
      'LambdaEventSourceMappingDestination',
      'SQS sources take no destination: the queue itself keeps dead letters.',
    )
  }
}
