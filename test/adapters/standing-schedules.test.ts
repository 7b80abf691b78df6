import type { ListSchedulesCommandOutput, SchedulerClient } from '@aws-sdk/client-scheduler'
import { expect, it } from 'vitest'
import { type Schedules, UNKNOWN_MOMENT } from '#adapters/ports.ts'
import { rememberingSchedules } from '#adapters/scheduler/standing.ts'

const NOW = Date.parse('2026-03-02T02:30:00.000Z')
const AT = '2026-03-05T01:00:00.000Z'
const daysAgo = (days: number): Date => new Date(NOW - days * 86_400_000)

/** A group in which so many cases have two schedules each, and what it was asked. */
function watched(cases: number, changed: (n: number) => Date) {
  const asked = { pages: 0, alone: [] as string[] }
  let clock = NOW
  const send = async ({
    input,
  }: {
    input: { NextToken?: string; MaxResults: number; NamePrefix?: string }
  }) => {
    if (input.NamePrefix !== undefined) throw new Error('All of the group are listed, not those of a case.')
    asked.pages += 1
    const from = Number(input.NextToken ?? 0)
    const to = Math.min(cases * 2, from + input.MaxResults)
    return {
      Schedules: Array.from({ length: to - from }, (_, n) => {
        const of = Math.floor((from + n) / 2)
        return { Name: `c-${of}.${((from + n) % 2) + 1}`, LastModificationDate: changed(of) }
      }),
      ...(to < cases * 2 && { NextToken: String(to) }),
    } as ListSchedulesCommandOutput
  }
  const one: Pick<Schedules, 'ofCase'> = {
    ofCase: async (caseId) => {
      asked.alone.push(caseId)
      return [{ caseId, taskId: `${caseId}.1`, at: AT }]
    },
  }
  const schedules = rememberingSchedules(one as Schedules, {
    client: { send } as unknown as Pick<SchedulerClient, 'send'>,
    group: 'duoge',
    now: () => clock,
  })
  const anHourPasses = (): void => {
    clock += 3_600_000
  }
  return { asked, schedules, anHourPasses }
}

it('lists a hundred thousand cases in two thousand calls, and looks alone at those that changed lately', async () => {
  const { asked, schedules } = watched(100_000, (n) => daysAgo(n % 1_000 === 0 ? 1 : 3))
  for (let n = 0; n < 100_000; n += 1) await schedules.ofCase(`c-${n}`)
  expect(asked.pages).toBe(2_000)
  expect(asked.alone).toHaveLength(100)
  expect(await schedules.ofCase('c-7')).toEqual([
    { caseId: 'c-7', taskId: 'c-7.1', at: UNKNOWN_MOMENT },
    { caseId: 'c-7', taskId: 'c-7.2', at: UNKNOWN_MOMENT },
  ])
  expect(await schedules.ofCase('c-1000')).toEqual([{ caseId: 'c-1000', taskId: 'c-1000.1', at: AT }])
})

it('knows that a case has none', async () => {
  const { asked, schedules } = watched(2, () => daysAgo(3))
  expect(await schedules.ofCase('c-9')).toEqual([])
  expect(asked).toEqual({ pages: 1, alone: [] })
})

it('does not believe for long what it has listed', async () => {
  const { asked, schedules, anHourPasses } = watched(2, () => daysAgo(3))
  await schedules.ofCase('c-1')
  anHourPasses()
  await schedules.ofCase('c-1')
  expect(asked.pages).toBe(2)
})
