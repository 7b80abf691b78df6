import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Longer than any healthy step takes, on a machine under load too: a message whose first try was let go of comes again after
 * its queue's visibility timeout, six times its function's. Milliseconds.
 */
const LONGEST = 240_000
const BETWEEN = 40

/**
 * Looks again until something is there.
 * @param what told when it does not come
 * @throws Error after four minutes
 */
export async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  const begun = Date.now()
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    if (Date.now() - begun > LONGEST)
      throw new Error(`It did not come about within ${LONGEST / 1000} s: ${what}.`)
    await sleep(BETWEEN)
  }
}
