import { isDeepStrictEqual } from 'node:util'
import { allOf } from '#adapters/paging.ts'
import type { CaseStore, RecordedEvent } from '#adapters/ports.ts'
import type { Case } from '#domain/case/record/case.ts'
import { type Change, MAX_CHANGES } from '#domain/decision/change.ts'
import { redact } from '#domain/redaction/redact.ts'
import { erasedBeside, eraseReport, isSaidByReporter } from '#domain/report/erase.ts'
import type { Report } from '#domain/report/record/report.ts'
import { change, unchanged } from '../change.ts'
import type { ChangeDependencies } from '../dependencies.ts'

type Erasing = ChangeDependencies<'caseHeader' | 'history' | 'loadReport' | 'save'>

/** A text beside an event that may still name somebody: of a report or case, by the number of the event and its field. */
export type TextLeft = { readonly subject: string; readonly sequence: number; readonly field: string }

/**
 * Erases what a report tells of whoever reported, from the report, from beside its events and from the cases that it stood
 * with: it may have been merged into another since it opened one, or split off.
 * @returns the texts of staff beside their events that name somebody, for a person to look at; nothing where there is no such report
 */
export async function erase(deps: Erasing, reportId: string): Promise<readonly TextLeft[] | undefined> {
  const done = await change<Loaded | undefined, readonly Case[] | undefined>(deps, {
    load: () => load(deps, reportId),
    decide: (loaded) => {
      if (loaded === undefined) return unchanged(undefined)
      const { report, cases, pack } = loaded
      const changes = eraseReport(report, cases, { pack, seed: deps.ids.seed() })
      return { changes: changes.filter((one) => !leavesAsItWas(one, loaded)), answer: cases }
    },
  })
  if (done === undefined) return undefined
  const own = await historyOf(deps.store, `report/${reportId}`)
  await eraseBeside(deps, erasedBeside(own))
  const ofCases = await Promise.all(done.map(({ caseId }) => historyOf(deps.store, `case/${caseId}`)))
  return [...own.filter(({ event }) => !isSaidByReporter(event)), ...ofCases.flat()].flatMap(textsLeft)
}

/** A reporter may have added more words than a transaction takes. None of them rests on anything: it may stop in between, and be said again. */
async function eraseBeside(deps: Erasing, erased: readonly Change[]): Promise<void> {
  for (let at = 0; at < erased.length; at += MAX_CHANGES)
    await change(deps, {
      load: async () => erased.slice(at, at + MAX_CHANGES),
      decide: (changes) => ({ changes, answer: undefined }),
    })
}

/** Whether a change does no more than count a version on: then it is none. */
function leavesAsItWas(change: Change, { report, cases }: NonNullable<Loaded>): boolean {
  const isSame = <T extends { readonly version: number }>(after: T, before: T | undefined): boolean =>
    isDeepStrictEqual(after, before && { ...before, version: after.version })
  if (change.kind === 'report') return isSame(change.report, report)
  return (
    change.kind === 'case' &&
    isSame(
      change.case,
      cases.find(({ caseId }) => caseId === change.case.caseId),
    )
  )
}

type Loaded = Awaited<ReturnType<typeof load>>

async function load({ store, rulesOf }: Erasing, reportId: string) {
  const report: Report | undefined = await store.loadReport(reportId)
  if (report === undefined) return undefined
  const told = await historyOf(store, `report/${reportId}`)
  const joined = told.flatMap(({ event }) => (event.type === 'report-joined' ? [event.data.caseId] : []))
  const cases = await Promise.all([...new Set(joined)].map((caseId) => store.caseHeader(caseId)))
  return {
    report,
    cases: cases.filter((of) => of !== undefined),
    pack: (await rulesOf(report.jurisdiction)).pack,
  }
}

const historyOf = (store: Pick<CaseStore, 'history'>, subject: string) =>
  allOf((cursor) => store.history(subject, cursor))

const textsLeft = ({ event, texts }: RecordedEvent): TextLeft[] =>
  Object.entries(texts)
    .filter(([, text]) => redact(text) !== text)
    .map(([field]) => ({
      subject: event.metadata.subject,
      sequence: event.metadata.sequence,
      field,
    }))
