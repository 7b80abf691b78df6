import * as z from 'zod'
import { metadata } from '#domain/events/define.ts'
import { type DomainEvent, EVENTS } from '#domain/events/index.ts'

const SCHEMAS = new Map<string, z.ZodType>(
  EVENTS.map((one) => [one.type, z.object({ type: z.literal(one.type), metadata, data: one.data })]),
)
const typed = z.object({ type: z.string() })

/** Whether a value is an event of ours, of any type. */
export function isDomainEvent(value: unknown): value is DomainEvent {
  const named = typed.safeParse(value)
  return named.success && SCHEMAS.get(named.data.type)?.safeParse(value).success === true
}

/** An event as it is kept: checked and left as it is, since a field taken away would break its hash. */
export const domainEvent = z.custom<DomainEvent>(isDomainEvent, 'This is no event of ours.')
