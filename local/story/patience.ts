import { setTimeout as sleep } from 'node:timers/promises'

/** Longer than any healthy step takes, on a machine under load too. Milliseconds. */
const LONGEST = 90_000
const BETWEEN = 40

/**
 * Looks again until something is there.
 * @param what told when it does not come
 * @throws Error after 45 s
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
