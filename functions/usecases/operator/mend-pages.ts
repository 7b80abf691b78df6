import type { Page } from '#adapters/ports.ts'
import { failure, LOG, type LogKeys } from '#functions/runtime/log.ts'

/**
 * Mends each of one page of a listing. One that fails is told with its ids, and does not hold up the others.
 * @param failed what it failed at is added: the ids under which the log tells the faults
 * @param together how those of one page are gone through
 * @returns where the next page begins
 */
export const mendPageOf =
  <T>(
    listing: Listing<T>,
    keysOf: (item: T) => LogKeys,
    failed: string[],
    mend: (item: T) => Promise<void>,
    together: typeof oneByOne<T> = oneByOne,
  ) =>
  async (from?: string): Promise<string | undefined> => {
    const page = await listed(listing, failed, from)
    if (page === undefined) return undefined
    const { items, cursor, unreadable = [] } = page
    for (const id of unreadable) {
      failure(LOG.eventUnreadable, new Error(`The event ${id} cannot be read.`))
      failed.push(id)
    }
    await together(items, async (item) => {
      try {
        await mend(item)
      } catch (fault) {
        const keys = keysOf(item)
        failure(LOG.notMended, fault, keys)
        failed.push(String(keys.caseId ?? keys.reportId))
      }
    })
    return cursor
  }

/** A listing, page by page; what stands in it and cannot be read is named apart. */
type Listing<T> = (cursor?: string) => Promise<Page<T> & { readonly unreadable?: readonly string[] }>

/** A page of a listing. One that fails is told, and the next part is gone on with. */
async function listed<T>(
  listing: Listing<T>,
  failed: string[],
  from?: string,
): Promise<Awaited<ReturnType<Listing<T>>> | undefined> {
  try {
    return await listing(from)
  } catch (fault) {
    failure(LOG.notMended, fault)
    failed.push('listing')
    return undefined
  }
}

async function oneByOne<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  for (const item of items) await work(item)
}
