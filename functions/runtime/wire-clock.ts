import { dynamoDbClient } from '#adapters/dynamodb/client.ts'
import { createSteppedClock } from '#adapters/dynamodb/stepped-clock.ts'
import type { Clock } from '#adapters/ports.ts'
import { wallClock } from '#adapters/wall-clock.ts'

/** The variables that say by which clock a function goes. */
export type ClockEnv = { readonly CLOCK: 'wall' | 'stepped'; readonly CLOCK_TABLE?: string | undefined }

/** The time, as the wall tells it or as it was stepped to. */
export const wireClock = ({ CLOCK, CLOCK_TABLE }: ClockEnv): Clock =>
  CLOCK === 'stepped' && CLOCK_TABLE !== undefined
    ? createSteppedClock({ client: dynamoDbClient(), clockTable: CLOCK_TABLE })
    : wallClock
