import * as z from 'zod'
import { type EventDefinition, metadata } from '#domain/events/envelope/define.ts'
import type { DomainEvent } from '#domain/events/index.ts'

/** Whether a value is an event. */
export type IsEvent = (value: unknown) => value is DomainEvent

const typed = z.object({ type: z.string() })

/**
 * What tells events of some types by their schemas. Each schema is made when it is first asked for: a function meets few of
 * them, and none as it starts.
 */
export function eventsOf(definitions: readonly EventDefinition[]): IsEvent {
  const known = new Map(definitions.map((one) => [one.type, one]))
  const schemas = new Map<string, z.ZodType>()
  const schemaOf = (type: string): z.ZodType | undefined => {
    const made = schemas.get(type)
    const definition = known.get(type)
    if (made !== undefined || definition === undefined) return made
    const schema = z.object({ type: z.literal(type), metadata, data: definition.data })
    schemas.set(type, schema)
    return schema
  }
  return (value): value is DomainEvent => {
    const named = typed.safeParse(value)
    return named.success && schemaOf(named.data.type)?.safeParse(value).success === true
  }
}
