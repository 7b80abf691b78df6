/** What a system looks like from outside once it has come to rest, apart from the moments at which things happened. */
import { allOf } from '#adapters/paging.ts'
import type { CaseStore, Knowledge, RecordedEvent, Schedules } from '#adapters/ports.ts'
import type { TaskKind } from '#domain/case/record/task.ts'
import type { System } from './system-in-memory.ts'

/** The whole history of a subject, in its order. */
export const historyOf = (system: System, subject: string): Promise<RecordedEvent[]> =>
  allOf((cursor) => system.ports.store.history(subject, cursor))

/** What is due within minutes of an emergency. */
const RINGING: readonly TaskKind[] = ['call-out', 'check-alarm', 'alert']

/** One line for each event: what happened, without when. */
const lineOf = ({ event }: RecordedEvent): string => {
  const { type, data } = event
  const about = ['kind', 'stage', 'outcome', 'party', 'item', 'ending', 'rule'].flatMap((name) =>
    name in data ? [String((data as Record<string, unknown>)[name])] : [],
  )
  return [type, ...about].join(' ')
}

/**
 * A history, line by line. Sequence numbers have no gaps (asserted); a warning that nobody rang for is not made up for
 * when the limit has run on, so warnings are no part of how things stand; nor is what only a sweep records, nor how far up
 * an alarm was rung, which is a matter of minutes: who answered it is.
 */
function linesOf(history: readonly RecordedEvent[]): string[] {
  const gap = history.findIndex(({ event }, i) => event.metadata.sequence !== i + 1)
  if (gap !== -1) throw new Error(`The history has a gap before its event ${gap + 1}.`)
  const ringing = new Set(
    history.flatMap(({ event }) =>
      event.type === 'task-sent' && RINGING.includes(event.data.kind) ? [event.data.taskId] : [],
    ),
  )
  const rang = ({ event }: RecordedEvent): boolean =>
    (event.type === 'task-sent' || event.type === 'task-overdue' || event.type === 'task-settled') &&
    ringing.has(event.data.taskId) &&
    !(event.type === 'task-settled' && event.data.outcome !== 'no-longer-needed')
  return history
    .filter((one) => one.event.type !== 'task-warned' && one.event.type !== 'report-overdue' && !rang(one))
    .map(lineOf)
}

/** What lies in the stores of a system that is looked at. */
type Kept = {
  readonly store: Pick<CaseStore, 'history' | 'loadCase' | 'loadReport' | 'openCases' | 'unpublishedEvents'>
  readonly knowledge: Pick<Knowledge, 'read'>
  readonly schedules: Pick<Schedules, 'ofCase'>
}

/** What is kept of cases and reports: what happened in them, what is still owed, what was not published. */
export async function keptOf(
  { store, knowledge, schedules }: Kept,
  caseIds: readonly string[],
  reportIds: readonly string[],
) {
  const historyIn = (subject: string) => allOf((cursor) => store.history(subject, cursor))
  const cases = await Promise.all(
    caseIds.map(async (caseId) => {
      const state = await store.loadCase(caseId)
      return {
        caseId,
        status: state?.case.status,
        position: state?.case.position.at,
        stalled: state?.case.stalled !== undefined,
        tasks: state?.tasks.map(({ taskId, kind }) => `${taskId} ${kind}`),
        history: linesOf(await historyIn(`case/${caseId}`)),
        precedent: (await knowledge.read(caseId))?.status,
        schedules: await schedules.ofCase(caseId),
      }
    }),
  )
  const reports = await Promise.all(
    reportIds.map(async (reportId) => ({
      reportId,
      status: (await store.loadReport(reportId))?.status,
      history: linesOf(await historyIn(`report/${reportId}`)),
    })),
  )
  const unpublished = await allOf((cursor) => store.unpublishedEvents('wujiaochang', '9999', cursor))
  return {
    cases,
    reports,
    open: await allOf((cursor) => store.openCases('wujiaochang', cursor)),
    unpublished: unpublished.flat().map(({ event }) => event.metadata.id),
  }
}

/** How many events of cases and reports were never heard of. */
export async function unheardOf(
  store: Pick<CaseStore, 'history'>,
  subjects: readonly string[],
  heard: ReadonlySet<string>,
): Promise<number> {
  const told = await Promise.all(subjects.map((subject) => allOf((cursor) => store.history(subject, cursor))))
  return told.flat().filter(({ event }) => !heard.has(event.metadata.id)).length
}

/** How a system stands: its cases, what happened in them, what is still owed, what runs, and what is left over. */
export async function standingOf(system: System, caseIds: readonly string[], reportIds: readonly string[]) {
  const subjects = [...caseIds.map((id) => `case/${id}`), ...reportIds.map((id) => `report/${id}`)]
  const heard = new Set(system.published.map((event) => event.metadata.id))
  return {
    ...(await keptOf(system.ports, caseIds, reportIds)),
    unheard: await unheardOf(system.ports.store, subjects, heard),
    executions: system.runner.executions().map(({ name, status }) => `${name} ${status}`),
    deadLetters: system.deadLetters.length,
    pending: system.pending.length,
  }
}
