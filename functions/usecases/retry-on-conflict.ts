import { setTimeout as sleep } from 'node:timers/promises'
import { machineError } from '#statemachines/contract.ts'

/** Enough for the people and consumers of one case to get by each other; more would hide a fault. */
const ATTEMPTS = 8
/** The first wait in milliseconds; it doubles, with full jitter. */
const FIRST_WAIT = 20

/**
 * Tries again as long as an attempt meets a conflict: somebody else changed the same thing meanwhile.
 * @param attempt loads, decides and saves once
 * @throws `Transient` after a conflict in every attempt: whoever called may come again
 */
export async function retryOnConflict<T>(attempt: () => Promise<T | 'conflict'>): Promise<T> {
  for (let n = 0; n < ATTEMPTS; n += 1) {
    const outcome = await attempt()
    if (outcome !== 'conflict') return outcome
    await sleep(Math.random() * FIRST_WAIT * 2 ** n)
  }
  throw machineError('Transient', `Others changed the same thing meanwhile, ${ATTEMPTS} times.`)
}
