import { ListExecutionsCommand, type SFNClient } from '@aws-sdk/client-sfn'
import { pageOf, pagesOf } from '#adapters/paging.ts'
import type { Machine } from '#adapters/ports.ts'
import { remembered } from '#adapters/remembered.ts'
import { executionName } from '#statemachines/contract.ts'

/** The most that Step Functions lists at a time. */
const A_PAGE = 1_000

/**
 * A machine asked for very many executions, one after another: those that run are listed first, a thousand at a time, and
 * remembered for a while; only what is not among them is asked for by itself. Step Functions answers ten to fifteen such
 * questions a second, and lists a city's half a million executions in two minutes.
 * @param now milliseconds on a clock that only measures
 */
export function rememberingRunning(
  machine: Machine,
  {
    client,
    stateMachineArn,
    now = Date.now,
  }: {
    readonly client: Pick<SFNClient, 'send'>
    readonly stateMachineArn: string
    readonly now?: () => number
  },
): Machine {
  async function list(): Promise<ReadonlyMap<string, string>> {
    const running = new Map<string, string>()
    const page = async (nextToken?: string) => {
      const listed = await client.send(
        new ListExecutionsCommand({
          stateMachineArn,
          statusFilter: 'RUNNING',
          maxResults: A_PAGE,
          nextToken,
        }),
      )
      return pageOf(listed.executions, listed.nextToken)
    }
    for await (const executions of pagesOf(page))
      for (const { name, startDate } of executions)
        if (name !== undefined && startDate !== undefined) running.set(name, startDate.toISOString())
    return running
  }

  const known = remembered(list, now)

  return {
    ...machine,
    status: async (caseId, run) => {
      const since = (await known()).get(executionName(caseId, run))
      return since === undefined ? machine.status(caseId, run) : { is: 'running', since }
    },
  }
}
