import { openCase } from '#domain/case/open-case.ts'
import { duplicateKey, takesReports } from '#domain/case/record/duplicate-key.ts'
import { type JoinedCase, joinCase } from '#domain/report/join.ts'
import type { Report } from '#domain/report/record/report.ts'
import { triage } from '#domain/triage/triage.ts'
import { change, unchanged } from '../change.ts'
import { type ChangeDependencies, type Rules, recordingContext, systemCause } from '../dependencies.ts'

/** What triage needs. */
export type TriageDependencies = ChangeDependencies<
  'caller' | 'keyHolder' | 'loadCase' | 'loadReport' | 'reportText' | 'save'
>

/** What became of a report: it opened a case, joined the one that is open, or needed nothing. */
export type TriageOutcome =
  | { readonly did: 'opened' | 'joined'; readonly caseId: string }
  | { readonly did: 'nothing' }

/**
 * Triage: where, what, seen before? The report opens a case or joins the open case of the same place and matter, so
 * nothing is dispatched twice; where a person chose the case, that one. Repeating it is harmless.
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
      const { report, rules, triaged, caseId, joined } = loaded
      const cause = systemCause(report.jurisdiction, reportId, causationId)
      const context = recordingContext(deps, cause, report.jurisdiction, now)
      return joined === undefined
        ? {
            changes: openCase(report, triaged, caseId, rules, context),
            answer: { did: 'opened', caseId },
          }
        : {
            changes: joinCase(report, triaged, joined, rules, context),
            answer: { did: 'joined', caseId: joined.caseId },
          }
    },
  })

/** A report that has no case yet, triaged by the newest rules, with the open case that it joins. */
async function triagedReport(deps: TriageDependencies, reportId: string) {
  const { store, ids, rulesOf } = deps
  const received = await store.loadReport(reportId)
  if (received?.status !== 'received') return undefined
  const [words, caller] = await Promise.all([store.reportText(reportId), store.caller(reportId)])
  if (words === undefined) return undefined
  const report = { ...received, ...(caller === undefined ? {} : { caller }) }
  const { jurisdiction } = report
  const rules = await rulesOf(jurisdiction)
  const triaged = triage(report, words, rules.pack)
  const caseId = ids.caseId()
  const { place, matter } = triaged
  const key = duplicateKey({ caseId, jurisdiction, place, matter: matter.code }, rules.pack)
  // What is about people of the house joins nothing that they can see.
  const joined =
    report.about === undefined
      ? ((await chosenCase(deps, report, rules)) ?? (await duplicateOf(deps, key)))
      : undefined
  return { report, rules, triaged, caseId, joined }
}

/** The open case that holds a place and matter. */
async function duplicateOf({ store }: TriageDependencies, key: string): Promise<JoinedCase | undefined> {
  const holder = await store.keyHolder(key)
  return holder === undefined ? undefined : { caseId: holder.caseId, key, how: 'duplicate' }
}

/** Mergers that are followed from the case that was chosen. */
const FOLLOWED = 5

/** The case that a person chose for a report, or the one it was merged into since; nothing when it takes in no more. */
async function chosenCase(
  { store }: TriageDependencies,
  { joins, jurisdiction }: Report,
  { pack }: Rules,
): Promise<JoinedCase | undefined> {
  let caseId = joins?.caseId
  for (let n = 0; n < FOLLOWED && caseId !== undefined; n += 1) {
    const of = (await store.loadCase(caseId))?.case
    if (of?.jurisdiction !== jurisdiction) return undefined
    if (takesReports(of)) return { caseId, key: duplicateKey(of, pack), how: 'chosen' }
    caseId = of.status === 'ended' && of.ending === 'merged' ? of.reference : undefined
  }
  return undefined
}
