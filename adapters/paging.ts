/** A page of a listing, whoever answered it. */
type PageOf<T> = { readonly items: readonly T[]; readonly cursor?: string | undefined }

/** A page as a service of AWS answers it: nothing where it found nothing, and a token where more is to come. */
export const pageOf = <T>(items: readonly T[] | undefined, cursor: string | undefined): PageOf<T> => ({
  items: items ?? [],
  cursor,
})

/** A listing to its end, page by page; the next page is read when it is come to. */
export async function* pagesOf<T>(
  page: (cursor?: string) => Promise<PageOf<T>>,
): AsyncGenerator<readonly T[], void> {
  for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
    const found = await page(cursor)
    yield found.items
    cursor = found.cursor
  }
}

/** All items of a listing. */
export async function allOf<T>(page: (cursor?: string) => Promise<PageOf<T>>): Promise<T[]> {
  const items: T[] = []
  for await (const some of pagesOf(page)) items.push(...some)
  return items
}
