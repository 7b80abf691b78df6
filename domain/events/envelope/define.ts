import * as z from 'zod'
import { versionOf } from './versions.ts'

/** What an event tells about: a report, a case, or the standing orders of a jurisdiction, each with its own sequence. */
export type Subject = 'report' | 'case' | 'jurisdiction'

/** The definition of one event type: the public contract of what is on the bus. */
export type EventDefinition<Type extends string = string, Data extends z.ZodType = z.ZodType> = {
  readonly type: Type
  readonly version: number
  readonly subject: Subject
  readonly zh: string
  readonly data: Data
  readonly example: z.infer<Data>
}

/**
 * Defines an event type, once, with its schema and an example that must fit it. The schema is made when it is first asked
 * for: a function that starts meets few of all the types, and would wait for the schemas of each.
 */
export function defineEvent<const Type extends string, Data extends z.ZodType>({
  data,
  ...definition
}: Omit<EventDefinition<Type, Data>, 'data' | 'version'> & { readonly data: () => Data }): EventDefinition<
  Type,
  Data
> {
  let made: Data | undefined
  return {
    ...definition,
    version: versionOf(definition.type),
    get data() {
      made ??= data()
      return made
    },
  }
}

/** What every event carries around its data. Never a name, a phone number or a reporter's words. */
export const metadata = z.object({
  id: z.string(),
  time: z.iso.datetime({ precision: 3 }),
  /** `report/<id>`, `case/<id>` or `jurisdiction/<code>`. */
  subject: z.string(),
  sequence: z.number().int().positive(),
  caseId: z.string().optional(),
  jurisdiction: z.string(),
  /** The id of who acted: an account, a system, never a name. */
  actor: z.string(),
  /** Whose part the actor took (代), as a deputy while delegated: `grid-leader/<grid>`. */
  onBehalfOf: z.string().min(1).optional(),
  correlationId: z.string(),
  causationId: z.string(),
  schemaVersion: z.number().int().positive(),
  previousHash: z.string(),
  hash: z.string(),
})
export type Metadata = z.infer<typeof metadata>

/** Commitment to a text kept apart: the salted hash of it, so that the text can be erased and the chain still holds. */
export const commitment = z.string().regex(/^[0-9a-f]{64}$/)
