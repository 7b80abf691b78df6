/** What a system looks like from outside once it has come to rest, apart from the moments at which things happened. */
import type { Page, RecordedEvent } from '#adapters/ports.ts'
import type { System } from './system-in-memory.ts'

/** All items of a listing, page by page. */
export async function allOf<T>(page: (cursor?: string) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = []
  for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
    const found = await page(cursor)
    items.push(...found.items)
    cursor = found.cursor
  }
  return items
}

/** The whole history of a subject, in its order. */
export const historyOf = (system: System, subject: string): Promise<RecordedEvent[]> =>
  allOf((cursor) => system.ports.store.history(subject, cursor))

/** One line for each event: what happened, without when. */
const lineOf = ({ event }: RecordedEvent): string => {
  const { type, data } = event
  const about = ['kind', 'stage', 'outcome', 'party', 'item', 'ending', 'rule'].flatMap((name) =>
    name in data ? [String((data as Record<string, unknown>)[name])] : [],
  )
  return [event.metadata.sequence, type, ...about].join(' ')
}

/** How a system stands: its cases, what happened in them, what is still owed, what runs, and what is left over. */
export async function standingOf(system: System, caseIds: readonly string[], reportIds: readonly string[]) {
  const { store, knowledge, schedules } = system.ports
  const cases = await Promise.all(
    caseIds.map(async (caseId) => {
      const state = await store.loadCase(caseId)
      const history = await historyOf(system, `case/${caseId}`)
      const precedent = await knowledge.read(caseId)
      return {
        caseId,
        status: state?.case.status,
        position: state?.case.position.at,
        stalled: state?.case.stalled !== undefined,
        tasks: state?.tasks.map(({ taskId, kind }) => `${taskId} ${kind}`),
        history: history.map(lineOf),
        precedent: precedent?.status,
        schedules: await schedules.ofCase(caseId),
      }
    }),
  )
  const reports = await Promise.all(
    reportIds.map(async (reportId) => ({
      reportId,
      status: (await store.loadReport(reportId))?.status,
      history: (await historyOf(system, `report/${reportId}`)).map(lineOf),
    })),
  )
  const unpublished = await allOf((cursor) => store.unpublishedEvents('wujiaochang', '9999', cursor))
  return {
    cases,
    reports,
    open: await allOf((cursor) => store.openCases('wujiaochang', cursor)),
    unpublished: unpublished.map((event) => event.metadata.id),
    /** Every event that is known to the bus, each once. */
    published: [...new Set(system.published.map((event) => event.metadata.id))].sort(),
    executions: system.runner.executions().map(({ name, status }) => `${name} ${status}`),
    aside: system.aside.length,
    pending: system.pending.length,
  }
}
