import * as z from 'zod'
import { metadata } from '#domain/events/envelope/define.ts'
import { type DomainEvent, EVENTS } from '#domain/events/index.ts'

const DEFINITIONS = new Map<string, (typeof EVENTS)[number]>(EVENTS.map((one) => [one.type, one]))
const SCHEMAS = new Map<string, z.ZodType>()
const typed = z.object({ type: z.string() })

/** The schema of a type, made when it is first asked for: a function meets few of them, and none as it starts. */
function schemaOf(type: string): z.ZodType | undefined {
  const made = SCHEMAS.get(type)
  const definition = DEFINITIONS.get(type)
  if (made !== undefined || definition === undefined) return made
  const schema = z.object({ type: z.literal(type), metadata, data: definition.data })
  SCHEMAS.set(type, schema)
  return schema
}

/** Whether a value is an event of ours, of any type. */
export function isDomainEvent(value: unknown): value is DomainEvent {
  const named = typed.safeParse(value)
  return named.success && schemaOf(named.data.type)?.safeParse(value).success === true
}

/** An event as it is kept: checked and left as it is, since a field taken away would break its hash. */
export const domainEvent = z.custom<DomainEvent>(isDomainEvent, 'This is no event of ours.')
