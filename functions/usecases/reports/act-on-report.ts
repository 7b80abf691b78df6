import type { CaseCommand } from '#domain/case/asked/command.ts'
import { decide } from '#domain/case/decide.ts'
import type { Case, CaseState } from '#domain/case/record/case.ts'
import { seesCase } from '#domain/case/record/seeing.ts'
import { changesOf } from '#domain/decision/change.ts'
import { type Refusal, refusal } from '#domain/refusal.ts'
import { actOnReport, heardInCase } from '#domain/report/act.ts'
import type { ReportAction } from '#domain/report/asked.ts'
import type { Report } from '#domain/report/record/report.ts'
import { err, ok, type Result } from '#domain/result.ts'
import type { CaseRefusal } from '../cases/change-case.ts'
import { withSameCaller } from '../cases/read-beside.ts'
import { change, unchanged } from '../change.ts'
import { type Cause, type ChangeDependencies, type Rules, recordingContext } from '../dependencies.ts'

/** A report and its case as they stand. */
export type ReportOfCase = { readonly report: Report; readonly of: Case }

/** What an action on a report rests on; the whole case where it hears of it, and what it hears. */
type Loaded = {
  readonly of: Case
  readonly rules: Rules
  readonly hears:
    | { readonly state: CaseState; readonly rules: Rules; readonly command: CaseCommand }
    | undefined
} & Awaited<ReturnType<typeof withSameCaller>>

/**
 * Somebody acts on one report of a case: records a contact or its reply, asks for a longer limit, or ends it alone. Only the
 * report changes, and the others of the same number, so hundreds of them can be worked on at once; where somebody has to rule
 * on it, or it leaves its case, that is decided about with it.
 * @throws `Transient` when every attempt met a conflict; faults of the store
 */
export function changeReport(
  deps: ChangeDependencies<'caseHeader' | 'loadCase' | 'loadReport' | 'reportsOfCaller' | 'save'>,
  { caseId, reportId }: { readonly caseId: string; readonly reportId: string },
  action: ReportAction,
  cause: Cause,
): Promise<Result<ReportOfCase, CaseRefusal>> {
  return change<Loaded | undefined, Result<ReportOfCase, CaseRefusal>>(deps, {
    load: async () => {
      const of = await deps.store.caseHeader(caseId)
      if (of?.jurisdiction !== cause.who.jurisdiction) return undefined
      const rules = await deps.rulesOf(of.jurisdiction)
      const found = await withSameCaller(deps.store, { caseId, reportId })
      const { report } = found
      const command =
        report?.status === 'joined' && report.caseId === caseId
          ? heardInCase({ report, context: { of: { case: of }, pack: rules.pack } }, action)
          : undefined
      const state = command === undefined ? undefined : await deps.store.loadCase(caseId)
      const hears = state &&
        command && { state, command, rules: await deps.rulesOf(of.jurisdiction, state.case.packVersion) }
      return { of, rules, hears, ...found }
    },
    decide: (loaded, now) => {
      const heardIn = ({ state, command, rules }: NonNullable<Loaded['hears']>) =>
        decide(state, command, {
          ...recordingContext(deps, cause, state.case.jurisdiction, now),
          ...rules,
          who: cause.who,
        })
      if (loaded === undefined) return unchanged(err(UNKNOWN))
      const { of, rules, hears, report, sameCaller } = loaded
      if (!seesCase(cause.who, { case: of, tasks: [] }, rules.pack)) return unchanged(err(UNKNOWN))
      if (report?.status !== 'joined' || report.caseId !== caseId) return unchanged(err(STRANGER))
      const decision = actOnReport(report, action, sameCaller, {
        ...recordingContext(deps, cause, of.jurisdiction, now),
        ...rules,
        who: cause.who,
        of: hears === undefined ? { case: of } : hears.state,
      })
      if (!decision.ok) return unchanged(decision)
      const heard = hears === undefined ? ok([]) : heardIn(hears)
      if (!heard.ok) return unchanged(heard)
      const changes = [...decision.value, ...heard.value]
      return { changes, answer: ok({ report: changesOf(changes, 'report')[0]?.report ?? report, of }) }
    },
  })
}

const UNKNOWN = { code: 'case-unknown', message: 'There is no such case.' } as const
const STRANGER: Refusal = refusal('report-unknown', 'This report does not stand with the case.')
