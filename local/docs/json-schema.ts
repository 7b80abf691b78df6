/** How schemas of this project are shown to others, wherever they are shown. */

/** The parts of a JSON Schema that are adjusted. */
type Shown = { additionalProperties?: unknown; format?: unknown; pattern?: unknown }

/** A moment as ISO 8601 in UTC with milliseconds. The exact pattern knows leap years, which tells readers nothing. */
const INSTANT = '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$'

/** What we send may gain fields, so only what is sent in is closed; and moments have a pattern that people can read. */
export function asPeopleNeedIt({ jsonSchema, io }: { jsonSchema: Shown; io: 'input' | 'output' }): void {
  if (io === 'output' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties
  if (jsonSchema.format === 'date-time') jsonSchema.pattern = INSTANT
}
