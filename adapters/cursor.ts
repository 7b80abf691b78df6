import * as z from 'zod'

/** A cursor that this listing did not give out: damaged, made up, or taken from another listing. */
export class BadCursor extends Error {
  override readonly name = 'BadCursor'
  constructor() {
    super('This cursor does not belong to this listing; begin again without one.')
  }
}

/** Longer ones were not made here. */
const LONGEST = 2_000
const position = z.strictObject({ in: z.string(), after: z.record(z.string(), z.string()) })

/**
 * Writes down where a page ended.
 * @param listing names the listing with everything that selects its items
 * @param after the key of the last item
 */
export const encodeCursor = (listing: string, after: Readonly<Record<string, string>>): string =>
  Buffer.from(JSON.stringify({ in: listing, after })).toString('base64url')

/**
 * Reads where the page before ended.
 * @returns the key of its last item
 * @throws BadCursor when it was not given out for this listing
 */
export function decodeCursor(listing: string, cursor: string): Record<string, string> {
  if (cursor.length > LONGEST) throw new BadCursor()
  const read = position.safeParse(json(Buffer.from(cursor, 'base64url').toString()))
  if (!read.success || read.data.in !== listing) throw new BadCursor()
  return read.data.after
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
