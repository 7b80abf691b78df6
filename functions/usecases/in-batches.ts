/** As many reads and writes at once: some dozen requests keep a small function busy, and more only wait for each other. */
const AT_ONCE = 10

/**
 * Does the same with each of many, some at a time. What comes after a batch with a fault is left.
 * @throws the first fault, once all that were begun are over
 */
export async function inBatches<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < items.length; from += AT_ONCE) {
    const done = await Promise.allSettled(items.slice(from, from + AT_ONCE).map(work))
    const failed = done.find((one) => one.status === 'rejected')
    if (failed !== undefined) throw failed.reason
  }
}
