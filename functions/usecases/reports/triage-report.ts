import { type KeyToOpen, openCase } from '#domain/case/open-case.ts'
import type { Case } from '#domain/case/record/case.ts'
import { duplicateKey, type SameBy, watchKey } from '#domain/case/record/duplicate-key.ts'
import { watchedAs } from '#domain/case/watched.ts'
import { type JoinedCase, joinCase } from '#domain/report/join.ts'
import type { Report } from '#domain/report/record/report.ts'
import { joinsByItself, sameByOf } from '#domain/triage/seen-before.ts'
import { type Triaged, triage } from '#domain/triage/triage.ts'
import { holderOf, openAfter } from '../cases/follow-mergers.ts'
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
 * Triage: where, what, seen before? The report opens a case or joins the open one that is for certain the same, so nothing is
 * dispatched twice; where a person chose the case, that one. Repeating it is harmless.
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
      const { report, rules, triaged, caseId, found, watched } = loaded
      const cause = systemCause(report.jurisdiction, reportId, causationId)
      const context = recordingContext(deps, cause, report.jurisdiction, now)
      return 'is' in found
        ? {
            changes: openCase(
              report,
              triaged,
              caseId,
              rules,
              context,
              found,
              watchedAs(watched, triaged.matter, now),
            ),
            answer: { did: 'opened', caseId },
          }
        : {
            changes: joinCase(report, triaged, found, rules, context),
            answer: { did: 'joined', caseId: found.caseId },
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
  const sameBy = sameByOf(report, words, triaged)
  // What is about people of the house joins nothing that they can see.
  const found: JoinedCase | KeyToOpen =
    report.about === undefined
      ? ((await chosenCase(deps, report, rules)) ?? (await sameAs(deps, { report, triaged, sameBy }, rules)))
      : { is: 'held' }
  const watched =
    'is' in found ? await watchedCase(deps, { jurisdiction, place, matter: matter.code }, rules) : undefined
  return { report, rules, triaged, caseId, found, watched }
}

/** The archived case whose place may still be watched (长效). */
async function watchedCase(
  { store }: TriageDependencies,
  of: Parameters<typeof watchKey>[0],
  { pack }: Rules,
): Promise<Case | undefined> {
  const key = watchKey(of, pack)
  const watched = key === undefined ? undefined : await store.keyHolder(key)
  return watched && (await store.loadCase(watched.caseId))?.case
}

/**
 * The open case that is for certain the same, along the mergers that people ruled; else how its key is to be had. What was
 * split off from that case opens one beside it.
 */
async function sameAs(
  { store }: TriageDependencies,
  {
    report: { jurisdiction, apartFrom = [] },
    triaged,
    sameBy,
  }: { readonly report: Report; readonly triaged: Triaged; readonly sameBy: SameBy },
  { pack }: Rules,
): Promise<JoinedCase | KeyToOpen> {
  if (sameBy.by === 'nothing') return { is: 'held' }
  const { place, matter } = triaged
  const key = duplicateKey({ caseId: '', jurisdiction, place, matter: matter.code, sameBy }, pack)
  const holder = await holderOf(store, key)
  if (holder === undefined) return { is: 'free', sameBy }
  const { caseId, mergedInto, leadsTo, through } = holder
  const stands = { caseId, ...(mergedInto === undefined ? {} : { mergedInto }) }
  if (leadsTo === undefined) return { is: 'free', sameBy, from: stands }
  if (apartFrom.includes(leadsTo)) return { is: 'held' }
  const of = holder.of ?? (await store.loadCase(leadsTo))?.case
  // What a person ruled to be one trouble is one, whatever it is called.
  if (of === undefined || (through === undefined && !joinsByItself(sameBy, triaged, of)))
    return { is: 'held' }
  const joins = { caseId: leadsTo, how: 'duplicate' } as const
  return holder.of === undefined
    ? { ...joins, key }
    : { ...joins, key: duplicateKey(of, pack), led: { key, ...stands }, ...(through && { through }) }
}

/** The case that a person chose for a report, or the one it was merged into since; nothing when it takes in no more. */
async function chosenCase(
  { store }: TriageDependencies,
  { joins, jurisdiction }: Report,
  { pack }: Rules,
): Promise<JoinedCase | undefined> {
  const led = joins && (await openAfter(store, joins.caseId))
  if (led?.of.jurisdiction !== jurisdiction) return undefined
  const { of, through } = led
  return { caseId: of.caseId, key: duplicateKey(of, pack), how: 'chosen', through }
}
