import type { Bus } from '#adapters/ports.ts'

/** The AWS actions that the bus needs, on the event bus. */
export const ACTIONS = {
  publish: ['events:PutEvents'],
} as const satisfies Record<keyof Bus, readonly string[]>
