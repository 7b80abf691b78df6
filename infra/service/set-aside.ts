import { Lazy, type Stack } from 'aws-cdk-lib'
import type { DeadLetterQueue, WorkQueue } from '#infra/constructs/work-queue.ts'

/** Where what was given up lies, for whoever looks at it and moves it back. */
export type SetAsideQueues = {
  /** JSON: by name the address of the dead letters, and of the queue they came from where there is one. */
  readonly urls: string
  readonly deadLetterArns: string[]
  readonly queueArns: string[]
}

/** The queues of what was given up. Functions are made before all of them are known, so they are looked up at the end. */
export function setAsideOf(
  stack: Stack,
  {
    queues,
    others,
  }: {
    readonly queues: () => Readonly<Record<string, WorkQueue>>
    /** Those that were fed by no queue of ours: the sweep repairs what lies there. */
    readonly others: () => readonly DeadLetterQueue[]
  },
): SetAsideQueues {
  const working = (): readonly WorkQueue[] => Object.values(queues())
  const addresses = () => ({
    ...Object.fromEntries(
      Object.entries(queues()).map(([name, { deadLetters, queue }]) => [
        name,
        { deadLetters: deadLetters.queueUrl, queue: queue.queueUrl },
      ]),
    ),
    ...Object.fromEntries(others().map((one) => [one.node.id, { deadLetters: one.queueUrl }])),
  })
  return {
    urls: Lazy.string({ produce: () => stack.toJsonString(addresses()) }),
    deadLetterArns: Lazy.list({
      produce: () => [...working().map((one) => one.deadLetters), ...others()].map((one) => one.queueArn),
    }),
    queueArns: Lazy.list({ produce: () => working().map(({ queue }) => queue.queueArn) }),
  }
}
