/** How schemas of this project are shown to others, wherever they are shown. */

/** The parts of a JSON Schema that are adjusted. */
type Shown = {
  additionalProperties?: unknown
  propertyNames?: unknown
  format?: unknown
  pattern?: unknown
  maximum?: unknown
  minimum?: unknown
}

/** A moment as ISO 8601 in UTC with milliseconds. The exact pattern knows leap years, which tells readers nothing. */
const INSTANT = '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$'

/**
 * What we send may gain fields, so only what is sent in is closed; moments have a pattern that people can read; and that
 * names are texts, and whole numbers ones that JavaScript can count to, goes without saying.
 */
export function asPeopleNeedIt({ jsonSchema, io }: { jsonSchema: Shown; io: 'input' | 'output' }): void {
  if (io === 'output' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties
  if (jsonSchema.format === 'date-time') jsonSchema.pattern = INSTANT
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
  if (JSON.stringify(jsonSchema.propertyNames) === '{"type":"string"}') delete jsonSchema.propertyNames
}

/**
 * A document as text. What refers to a schema and is described where it does so must not be closed beside that: nothing at
 * all would fit. (zod closes it there when an object gets a description of its own.)
 */
export const asText = (document: unknown): string =>
  `${JSON.stringify(
    document,
    (_key, value) => {
      if (typeof value !== 'object' || value === null || !('$ref' in value)) return value
      const { additionalProperties: _closed, ...referring } = value
      return referring
    },
    2,
  )}\n`
