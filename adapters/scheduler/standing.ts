import { ListSchedulesCommand, type SchedulerClient } from '@aws-sdk/client-scheduler'
import { pageOf, pagesOf } from '#adapters/paging.ts'
import { type Schedules, UNKNOWN_MOMENT } from '#adapters/ports.ts'
import { remembered } from '#adapters/remembered.ts'

/** The most that Scheduler lists at a time. */
const A_PAGE = 100
/** What has not changed for longer stood here last night, too, and was looked at then, in milliseconds. */
const LATELY = 48 * 3_600_000

/** The schedules of a case, and whether one of them changed lately. */
type Listed = { readonly taskIds: string[]; changed: boolean }

/**
 * Schedules of very many cases, one after another: all of the group are listed first, a hundred at a time, and remembered
 * for a while; only a case of which one has changed lately is looked at by itself. Scheduler answers some fifty such
 * questions a second, and lists a city's million schedules in under four minutes.
 * @param now milliseconds since 1970
 */
export function rememberingSchedules(
  schedules: Schedules,
  {
    client,
    group,
    now = Date.now,
  }: {
    readonly client: Pick<SchedulerClient, 'send'>
    readonly group: string
    readonly now?: () => number
  },
): Schedules {
  async function list(): Promise<ReadonlyMap<string, Listed>> {
    const since = now() - LATELY
    const cases = new Map<string, Listed>()
    const page = async (NextToken?: string) => {
      const listed = await client.send(
        new ListSchedulesCommand({ GroupName: group, MaxResults: A_PAGE, NextToken }),
      )
      return pageOf(listed.Schedules, listed.NextToken)
    }
    for await (const schedules of pagesOf(page))
      for (const { Name = '', LastModificationDate } of schedules) {
        const caseId = Name.slice(0, Math.max(0, Name.lastIndexOf('.')))
        const listed = cases.get(caseId) ?? { taskIds: [], changed: false }
        listed.taskIds.push(Name)
        listed.changed ||= LastModificationDate === undefined || LastModificationDate.getTime() > since
        cases.set(caseId, listed)
      }
    return cases
  }
  const known = remembered(list, now)

  return {
    ...schedules,
    ofCase: async (caseId) => {
      const { taskIds, changed } = (await known()).get(caseId) ?? { taskIds: [], changed: false }
      return changed
        ? schedules.ofCase(caseId)
        : taskIds.map((taskId) => ({ caseId, taskId, at: UNKNOWN_MOMENT }))
    },
  }
}
