import { expect, it } from 'vitest'
import { createMemoryKnowledge } from '#adapters/memory/knowledge.ts'
import { NO_STATISTICS, type Statistics } from '#domain/knowledge/statistics.ts'
import { cachedStatistics } from '#functions/runtime/cached-statistics.ts'

const MINUTE = 60_000
const published = (version: number): Statistics => ({ ...NO_STATISTICS, version })

/** A base of which each reading of the statistics is answered by hand. */
function ground() {
  const waiting: { give: (one: Statistics) => void; fail: () => void }[] = []
  const statistics = () =>
    new Promise<Statistics>((resolve, reject) => {
      waiting.push({ give: resolve, fail: () => reject(new Error('no table')) })
    })
  let at = 0
  const remembering = cachedStatistics({ ...createMemoryKnowledge(), statistics }, () => at)
  return {
    remembering,
    waiting,
    later: (millis: number) => {
      at += millis
    },
  }
}
const settled = () => new Promise((resolve) => setImmediate(resolve))

it('waits for nothing, and knows next time what was read meanwhile', async () => {
  const { remembering, waiting, later } = ground()
  expect(remembering.statisticsSoFar('j')).toEqual(NO_STATISTICS)
  expect(remembering.statisticsSoFar('j')).toEqual(NO_STATISTICS)
  expect(waiting).toHaveLength(1)
  waiting[0]?.give(published(1))
  expect(await remembering.statistics('j')).toEqual(published(1))
  expect(remembering.statisticsSoFar('j')).toEqual(published(1))
  later(11 * MINUTE)
  expect(remembering.statisticsSoFar('j')).toEqual(published(1))
  expect(waiting).toHaveLength(2)
  waiting[1]?.give(published(2))
  await settled()
  expect(remembering.statisticsSoFar('j')).toEqual(published(2))
  expect(remembering.statisticsSoFar('elsewhere')).toEqual(NO_STATISTICS)
})

it('asks again after a failure, which only those who wait for an answer hear of', async () => {
  const { remembering, waiting } = ground()
  expect(remembering.statisticsSoFar('j')).toEqual(NO_STATISTICS)
  waiting[0]?.fail()
  await settled()
  expect(remembering.statisticsSoFar('j')).toEqual(NO_STATISTICS)
  const heard = remembering.statistics('j')
  waiting[1]?.fail()
  await expect(heard).rejects.toThrow('no table')
  expect(waiting).toHaveLength(2)
})
