import type { SetAside, SweepQueue } from '#adapters/ports.ts'

/** The AWS actions that the sweep's own queue needs, on that queue. */
export const ACTIONS = {
  send: ['sqs:SendMessage'],
} as const satisfies Record<keyof SweepQueue, readonly string[]>

/** What looking at dead letters, and moving them back, needs: on the queues they lie in, and on those they came from. */
export const SET_ASIDE_ACTIONS = {
  queues: [{ on: 'dead-letters', actions: ['sqs:GetQueueAttributes'] }],
  moveBack: [
    { on: 'dead-letters', actions: ['sqs:DeleteMessage', 'sqs:ReceiveMessage'] },
    { on: 'work-queues', actions: ['sqs:SendMessage'] },
  ],
} as const satisfies Record<
  keyof SetAside,
  readonly { readonly on: 'dead-letters' | 'work-queues'; readonly actions: readonly string[] }[]
>
