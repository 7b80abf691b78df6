import type { Page } from '#adapters/ports.ts'

/** All entries of a listing, page after page; fails rather than going round. */
export async function all<T>(pageAfter: (cursor?: string) => Promise<Page<T>>): Promise<T[]> {
  const entries: T[] = []
  let cursor: string | undefined
  for (let page = 0; page < 50; page += 1) {
    const { items, cursor: next } = await pageAfter(cursor)
    entries.push(...items)
    if (next === undefined) return entries
    cursor = next
  }
  throw new Error('The listing does not end.')
}
