import { duplicateKey } from '#domain/case/duplicate-key.ts'
import { openCase } from '#domain/case/open-case.ts'
import { joinDuplicate } from '#domain/report/join.ts'
import { triage } from '#domain/triage/triage.ts'
import { type ChangeDependencies, recordingContext, systemCause } from './dependencies.ts'
import { retryOnConflict } from './retry-on-conflict.ts'

/** What became of a report: it opened a case, joined the one that is open, or needed nothing. */
export type TriageOutcome =
  | { readonly did: 'opened' | 'joined'; readonly caseId: string }
  | { readonly did: 'nothing' }

/**
 * Triage: where, what, seen before? The report opens a case or joins the open case of the same place and matter, so
 * nothing is dispatched twice. Repeating it is harmless.
 */
export async function triageReport(
  deps: ChangeDependencies,
  reportId: string,
  causationId: string,
): Promise<TriageOutcome> {
  return retryOnConflict<TriageOutcome>(async () => {
    const report = await deps.store.loadReport(reportId)
    if (report === undefined || report.status !== 'received') return { did: 'nothing' }
    const words = await deps.store.reportText(reportId)
    if (words === undefined) return { did: 'nothing' }
    const rules = deps.rulesOf(report.jurisdiction)
    const { pack } = rules
    const triaged = triage(report, words, pack)
    const caseId = deps.ids.caseId()
    const { jurisdiction } = report
    const key = duplicateKey(
      { caseId, jurisdiction, place: triaged.place, matter: triaged.matter.code },
      pack,
    )
    const cause = systemCause(jurisdiction, reportId, causationId)
    const context = recordingContext(deps, cause, jurisdiction, await deps.clock.now())
    const holder = (await deps.store.keyHolder(key))?.caseId
    const changes =
      holder === undefined
        ? openCase(report, triaged, caseId, rules, context)
        : joinDuplicate(report, holder, key, rules, context)
    const saved = await deps.store.save(changes)
    if (!saved.saved) return 'conflict'
    return holder === undefined ? { did: 'opened', caseId } : { did: 'joined', caseId: holder }
  })
}
