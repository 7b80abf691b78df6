import { BadCursor, decodeCursor, encodeCursor } from '#adapters/cursor.ts'
import type { Page } from '#adapters/ports.ts'

/** An entry of a listing with the key it is sorted by. */
export type Sorted<T> = { readonly sort: string; readonly entry: T }

/**
 * One page of a listing in the order of its keys or `backwards`, with the same cursors as the tables give.
 * @param listing names the listing with everything that selects its items
 * @throws BadCursor when the cursor was not given out for this listing
 */
export function pageOf<T>(
  listing: string,
  all: readonly Sorted<T>[],
  {
    pageSize,
    cursor,
    backwards = false,
  }: { readonly pageSize: number; readonly cursor?: string | undefined; readonly backwards?: boolean },
): Page<T> {
  const isAfter = (one: string, other: string): boolean => (backwards ? one < other : one > other)
  const after = cursor === undefined ? undefined : decodeCursor(listing, cursor).sort
  if (cursor !== undefined && after === undefined) throw new BadCursor()
  const left = all
    .filter(({ sort }) => after === undefined || isAfter(sort, after))
    .sort((a, b) => (isAfter(a.sort, b.sort) ? 1 : -1))
  const page = left.slice(0, pageSize)
  const last = page.at(-1)
  const items = page.map(({ entry }) => structuredClone(entry))
  return last === undefined || left.length <= pageSize
    ? { items }
    : { items, cursor: encodeCursor(listing, { sort: last.sort }) }
}
