import type { TimeQueue } from './time-queue.ts'

/** The AWS actions that sending to the time queue needs, on the queue. */
export const ACTIONS = {
  send: ['sqs:GetQueueUrl', 'sqs:SendMessage'],
} as const satisfies Record<keyof TimeQueue, readonly string[]>
