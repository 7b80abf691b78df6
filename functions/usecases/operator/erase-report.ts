import { allOf } from '#adapters/paging.ts'
import type { CaseStore } from '#adapters/ports.ts'
import type { Case } from '#domain/case/record/case.ts'
import { redact } from '#domain/redaction/redact.ts'
import { eraseReport } from '#domain/report/erase.ts'
import type { Report } from '#domain/report/record/report.ts'
import { change, unchanged } from '../change.ts'
import type { ChangeDependencies } from '../dependencies.ts'

type Erasing = ChangeDependencies<'caseHeader' | 'history' | 'loadReport' | 'save'>

/** A text beside an event that may still name somebody: of a report or case, by the number of the event and its field. */
export type TextLeft = { readonly subject: string; readonly sequence: number; readonly field: string }

/**
 * Erases what a report tells of whoever reported, from the report and the cases that it stood with: it may have been merged
 * into another since it opened one, or split off.
 * @returns the texts of staff beside their events that name somebody, for a person to look at; nothing where there is no such report
 */
export async function erase(deps: Erasing, reportId: string): Promise<readonly TextLeft[] | undefined> {
  const done = await change<Loaded | undefined, readonly Case[] | undefined>(deps, {
    load: () => load(deps, reportId),
    decide: (loaded) => {
      if (loaded === undefined) return unchanged(undefined)
      const { report, cases, pack } = loaded
      return { changes: eraseReport(report, cases, { pack, seed: deps.ids.seed() }), answer: cases }
    },
  })
  if (done === undefined) return undefined
  const subjects = [`report/${reportId}`, ...done.map(({ caseId }) => `case/${caseId}`)]
  return (await Promise.all(subjects.map((one) => textsLeft(deps.store, one)))).flat()
}

type Loaded = Awaited<ReturnType<typeof load>>

async function load({ store, rulesOf }: Erasing, reportId: string) {
  const report: Report | undefined = await store.loadReport(reportId)
  if (report === undefined) return undefined
  const told = await allOf((cursor) => store.history(`report/${reportId}`, cursor))
  const joined = told.flatMap(({ event }) => (event.type === 'report-joined' ? [event.data.caseId] : []))
  const cases = await Promise.all([...new Set(joined)].map((caseId) => store.caseHeader(caseId)))
  return {
    report,
    cases: cases.filter((of) => of !== undefined),
    pack: (await rulesOf(report.jurisdiction)).pack,
  }
}

async function textsLeft(store: Pick<CaseStore, 'history'>, subject: string): Promise<TextLeft[]> {
  const history = await allOf((cursor) => store.history(subject, cursor))
  return history.flatMap(({ event, texts }) =>
    Object.entries(texts)
      .filter(([, text]) => redact(text) !== text)
      .map(([field]) => ({ subject, sequence: event.metadata.sequence, field })),
  )
}
