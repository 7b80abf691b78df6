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
 * Erases what a report tells of whoever reported, from the report and the case that it opened.
 * @returns the texts of staff beside their events that name somebody, for a person to look at; nothing where there is no such report
 */
export async function erase(deps: Erasing, reportId: string): Promise<readonly TextLeft[] | undefined> {
  const done = await change<Loaded | undefined, Case | 'alone' | undefined>(deps, {
    load: () => load(deps, reportId),
    decide: (loaded) => {
      if (loaded === undefined) return unchanged(undefined)
      const { report, of, pack } = loaded
      return {
        changes: eraseReport(report, of, { pack, seed: deps.ids.seed() }),
        answer: of ?? 'alone',
      }
    },
  })
  if (done === undefined) return undefined
  const left = await textsLeft(deps.store, `report/${reportId}`)
  return done === 'alone' ? left : [...left, ...(await textsLeft(deps.store, `case/${done.caseId}`))]
}

type Loaded = Awaited<ReturnType<typeof load>>

async function load({ store, rulesOf }: Erasing, reportId: string) {
  const report: Report | undefined = await store.loadReport(reportId)
  if (report === undefined) return undefined
  const caseId = 'caseId' in report ? report.caseId : undefined
  const of = caseId === undefined ? undefined : await store.caseHeader(caseId)
  return { report, of, pack: (await rulesOf(report.jurisdiction)).pack }
}

async function textsLeft(store: Pick<CaseStore, 'history'>, subject: string): Promise<TextLeft[]> {
  const history = await allOf((cursor) => store.history(subject, cursor))
  return history.flatMap(({ event, texts }) =>
    Object.entries(texts)
      .filter(([, text]) => redact(text) !== text)
      .map(([field]) => ({ subject, sequence: event.metadata.sequence, field })),
  )
}
