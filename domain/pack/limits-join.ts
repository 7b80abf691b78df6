import * as z from 'zod'

const written = z.looseObject({
  matters: z.array(z.looseObject({ code: z.string(), kind: z.enum(['component', 'event']) })),
})

/** A pack as it is written: its matters without their filing conditions, which stand in the table of limits. */
export type WrittenPack = z.infer<typeof written>

/** Reads as much of a written pack as a table of limits needs. @throws ZodError when it has no list of matters */
export const readWrittenPack = (json: unknown): WrittenPack => written.parse(json)

/** A written pack with the filing conditions of its table: what the schema of packs is asked about. */
export const joinLimits = (one: WrittenPack, table: Readonly<Record<string, unknown>>) => ({
  ...one,
  matters: one.matters.map((matter) => ({ ...matter, conditions: table[matter.code] })),
})
