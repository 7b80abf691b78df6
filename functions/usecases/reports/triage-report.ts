import { openCase } from '#domain/case/open-case.ts'
import { duplicateKey } from '#domain/case/record/duplicate-key.ts'
import { joinDuplicate } from '#domain/report/join.ts'
import { triage } from '#domain/triage/triage.ts'
import { change, unchanged } from '../change.ts'
import { type ChangeDependencies, recordingContext, systemCause } from '../dependencies.ts'

/** What triage needs. */
export type TriageDependencies = ChangeDependencies<
  'caller' | 'keyHolder' | 'loadReport' | 'reportText' | 'save'
>

/** What became of a report: it opened a case, joined the one that is open, or needed nothing. */
export type TriageOutcome =
  | { readonly did: 'opened' | 'joined'; readonly caseId: string }
  | { readonly did: 'nothing' }

/**
 * Triage: where, what, seen before? The report opens a case or joins the open case of the same place and matter, so
 * nothing is dispatched twice. Repeating it is harmless.
 */
export const triageReport = (
  deps: TriageDependencies,
  reportId: string,
  causationId: string,
): Promise<TriageOutcome> =>
  change<Awaited<ReturnType<typeof triagedReport>>, TriageOutcome>(deps, {
    load: () => triagedReport(deps, reportId),
    decide: (loaded, now) => {
      if (loaded === undefined) return unchanged({ did: 'nothing' })
      const { report, rules, triaged, caseId, key, holder } = loaded
      const cause = systemCause(report.jurisdiction, reportId, causationId)
      const context = recordingContext(deps, cause, report.jurisdiction, now)
      return holder === undefined
        ? {
            changes: openCase(report, triaged, caseId, rules, context),
            answer: { did: 'opened', caseId },
          }
        : {
            changes: joinDuplicate(report, triaged, holder, key, rules, context),
            answer: { did: 'joined', caseId: holder },
          }
    },
  })

/** A report that has no case yet, triaged by the newest rules, with the open case that holds its place and matter. */
async function triagedReport({ store, ids, rulesOf }: TriageDependencies, reportId: string) {
  const received = await store.loadReport(reportId)
  if (received?.status !== 'received') return undefined
  const [words, caller] = await Promise.all([store.reportText(reportId), store.caller(reportId)])
  if (words === undefined) return undefined
  const report = { ...received, ...(caller === undefined ? {} : { caller }) }
  const { jurisdiction } = report
  const rules = rulesOf(jurisdiction)
  const triaged = triage(report, words, rules.pack)
  const caseId = ids.caseId()
  const { place, matter } = triaged
  const key = duplicateKey({ caseId, jurisdiction, place, matter: matter.code }, rules.pack)
  // What is about people of the house joins nothing that they can see.
  const holder = report.about === undefined ? (await store.keyHolder(key))?.caseId : undefined
  return { report, rules, triaged, caseId, key, holder }
}
