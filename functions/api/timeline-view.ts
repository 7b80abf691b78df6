import * as z from 'zod'
import type { RecordedEvent } from '#adapters/ports.ts'
import { instant } from '#domain/clock/calendar.ts'
import { EVENTS } from '#domain/events/index.ts'
import { once } from '#functions/runtime/once.ts'
import { cursor } from './shared.schema.ts'

/** Who acted. */
export const actedBy = z
  .object({
    id: z.string().meta({ description: 'An account, a system of the district, `reporter` or `system`' }),
    name: z.string().optional().meta({ description: 'Of staff, what they are called now' }),
  })
  .meta({ description: 'Who acted' })

/** Whose part the actor took. */
export const insteadOf = z
  .string()
  .meta({ description: '代: whose part the actor took as a delegated deputy, `grid-leader/<grid>`' })

/** What was said with an event. */
export const wordsSaid = z
  .record(z.string(), z.string())
  .meta({ description: 'The words said, where they are kept' })

const entry = {
  sequence: z.number().int().positive(),
  at: instant,
  actor: actedBy,
  onBehalfOf: insteadOf.optional(),
  texts: wordsSaid,
}

/** One line of a timeline: an event, with the words that were said. */
export const timelineEntrySchema = once(() => {
  const [first, ...others] = EVENTS.map(({ type, data, zh }) =>
    z.object({ ...entry, type: z.literal(type), data }).meta({ title: zh }),
  )
  if (first === undefined) throw new Error('There are no events.')
  return z.discriminatedUnion('type', [first, ...others])
})

/** A page of a timeline. */
export const timelineSchema = once(() => z.object({ items: z.array(timelineEntrySchema()), cursor }))

/** One line of a timeline: what happened, when, by whom, in which words. */
const timelineEntry = ({ event, texts }: RecordedEvent, names: Names) => ({
  sequence: event.metadata.sequence,
  at: event.metadata.time,
  type: event.type,
  actor: namedPerson(event.metadata.actor, names),
  ...(event.metadata.onBehalfOf === undefined ? {} : { onBehalfOf: event.metadata.onBehalfOf }),
  data: event.data,
  texts,
})

/** What people are called, by id. */
export type Names = ReadonlyMap<string, string>

/** Somebody by id, with the name where one is known. */
export const namedPerson = (id: string, names: Names): z.infer<typeof actedBy> => {
  const name = names.get(id)
  return { id, ...(name === undefined ? {} : { name }) }
}

/** Everybody who acted in some events. */
export const actorsOf = (items: readonly RecordedEvent[]): readonly string[] => [
  ...new Set(items.map(({ event }) => event.metadata.actor)),
]

/** A page of a timeline. */
export const timelineView = (
  page: { readonly items: readonly RecordedEvent[]; readonly cursor?: string },
  names: Names,
) => ({
  items: page.items.map((one) => timelineEntry(one, names)),
  ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
})
