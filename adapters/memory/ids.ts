import { createHash } from 'node:crypto'
import { createIds } from '#adapters/ids.ts'
import type { Ids } from '#adapters/ports.ts'

/** The moment at which ids in memory begin; each is a millisecond later. */
const BEGINNING = Date.parse('2021-01-18T00:00:00.000Z')

/** Ids that are the same in every run. @param seed another seed gives other ids */
export function createSeededIds(seed = 'duoge'): Ids {
  let n = 0
  return createIds({
    now: () => BEGINNING + n,
    random: (size) => {
      n += 1
      return createHash('sha512').update(`${seed}/${n}`).digest().subarray(0, size)
    },
  })
}
