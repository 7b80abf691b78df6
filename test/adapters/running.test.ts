import type { ListExecutionsCommandOutput, SFNClient } from '@aws-sdk/client-sfn'
import { describe, expect, it } from 'vitest'
import type { Machine } from '#adapters/ports.ts'
import { rememberingRunning } from '#adapters/stepfunctions/running.ts'
import { executionName } from '#statemachines/contract.ts'

const SINCE = '2021-01-18T01:00:00.000Z'

/** A machine under which so many cases run, and what it was asked. */
function watched(cases: number) {
  const asked = { pages: 0, alone: [] as string[] }
  let hour = 0
  const send = async ({
    input,
  }: {
    input: { nextToken?: string; maxResults: number; statusFilter: string }
  }) => {
    if (input.statusFilter !== 'RUNNING') throw new Error('Of those that ended there are millions.')
    asked.pages += 1
    const from = Number(input.nextToken ?? 0)
    const to = Math.min(cases, from + input.maxResults)
    return {
      executions: Array.from({ length: to - from }, (_, at) => ({
        name: executionName(`c-${from + at}`, 1),
        startDate: new Date(SINCE),
      })),
      ...(to < cases && { nextToken: String(to) }),
    } as ListExecutionsCommandOutput
  }
  const one: Pick<Machine, 'status'> = {
    status: async (caseId, run) => {
      asked.alone.push(executionName(caseId, run))
      return { is: 'absent' }
    },
  }
  const machine = rememberingRunning(one as Machine, {
    client: { send } as unknown as Pick<SFNClient, 'send'>,
    stateMachineArn: 'arn:aws:states:ap-east-1:000000000000:stateMachine:m',
    now: () => hour * 3_600_000,
  })
  const anHourPasses = (): void => {
    hour += 1
  }
  return { asked, machine, anHourPasses }
}

describe('A machine that is asked for very many executions', () => {
  it('lists those that run, a hundred thousand in a hundred calls, and asks for none of them', async () => {
    const { asked, machine } = watched(100_000)
    for (let n = 0; n < 100_000; n += 1)
      if ((await machine.status(`c-${n}`, 1)).is !== 'running') throw new Error(`c-${n} runs.`)
    expect(asked).toEqual({ pages: 100, alone: [] })
    expect(await machine.status('c-7', 1)).toEqual({ is: 'running', since: SINCE })
  })

  it('asks for what is not among them by itself: it ended, never was, or has begun since', async () => {
    const { asked, machine } = watched(3)
    expect((await machine.status('c-9', 1)).is).toBe('absent')
    expect((await machine.status('c-1', 2)).is).toBe('absent')
    expect(asked).toEqual({ pages: 1, alone: ['c-9', 'c-1-2'] })
  })

  it('does not believe for long what it has listed', async () => {
    const { asked, machine, anHourPasses } = watched(3)
    await machine.status('c-1', 1)
    anHourPasses()
    await machine.status('c-1', 1)
    expect(asked.pages).toBe(2)
  })
})
