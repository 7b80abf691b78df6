import { describe, expect, it } from 'vitest'
import { buildEvent, MONDAY } from '#adapters/examples.ts'
import { createMemoryBus } from '#adapters/memory/bus.ts'
import { createMemoryClock } from '#adapters/memory/clock.ts'
import { createMemoryKnowledge } from '#adapters/memory/knowledge.ts'
import { createMemorySchedules } from '#adapters/memory/schedules.ts'
import { EVENT_SOURCE } from '#domain/events/subscriptions.ts'
import { describeKnowledge } from './knowledge-contract.ts'

describe('the knowledge base in memory', () => {
  describeKnowledge(async () => createMemoryKnowledge())
})

describe('in memory', () => {
  it('a clock stands until it is set', async () => {
    const clock = createMemoryClock(MONDAY)
    expect(await clock.now()).toBe(MONDAY)
    clock.set('2021-01-19T01:00:00.000Z')
    expect(await clock.now()).toBe('2021-01-19T01:00:00.000Z')
  })

  it('schedules stand once for each task and are taken in their order', async () => {
    const schedules = createMemorySchedules()
    const put = (n: number, day: number) =>
      schedules.put({ caseId: 'c-1', taskId: `c-1.${n}`, at: `2021-01-${day}T01:00:00.000Z` })
    await put(10, 20)
    await put(2, 20)
    await put(1, 25)
    await put(1, 19)
    await put(3, 30)
    await put(4, 19)
    await schedules.remove({ caseId: 'c-1', taskId: 'c-1.4', at: MONDAY })

    expect(schedules.nextDue()).toBe('2021-01-19T01:00:00.000Z')
    const due = schedules.takeDue('2021-01-20T01:00:00.000Z')
    expect(due.map((one) => one.taskId)).toEqual(['c-1.1', 'c-1.2', 'c-1.10'])
    expect((await schedules.ofCase('c-1')).map((one) => one.taskId)).toEqual(['c-1.3'])
    expect(await schedules.ofCase('c-2')).toEqual([])
  })

  it('a bus remembers what it took, and answers what it did not', async () => {
    const event = (sequence: number) =>
      buildEvent('stage-opened', { stage: 'confirm', run: 1, visit: 1 }, { sequence }).event
    const bus = createMemoryBus((one) => one.metadata.sequence === 2)
    expect(await bus.publish([event(1), event(2), event(3)], EVENT_SOURCE)).toEqual([event(2)])
    expect(bus.published).toEqual([event(1), event(3)])
  })
})
