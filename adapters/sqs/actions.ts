import type { SweepQueue } from '#adapters/ports.ts'

/** The AWS actions that the sweep's own queue needs, on that queue. */
export const ACTIONS = {
  send: ['sqs:SendMessage'],
} as const satisfies Record<keyof SweepQueue, readonly string[]>
