import { decide } from '#domain/case/decide.ts'
import type { CaseState } from '#domain/case/record/case.ts'
import type { Instant } from '#domain/clock/calendar.ts'
import { type Refusal, refusal } from '#domain/refusal.ts'
import type { Report } from '#domain/report/record/report.ts'
import type { ReporterAction, Vote } from '#domain/report/record/reporter-action.ts'
import { supplementReport } from '#domain/report/supplement.ts'
import { maySupplement } from '#domain/report/tracker/offered.ts'
import { err, ok, type Result } from '#domain/result.ts'
import { change, type Decided, unchanged } from '../change.ts'
import {
  type Cause,
  type ChangeDependencies,
  type Rules,
  recordingContext,
  reporterCause,
} from '../dependencies.ts'
import { hashOf } from './hash-of.ts'
import { reportByCode } from './report-by-code.ts'

type Dependencies = ChangeDependencies<'loadCase' | 'loadReport' | 'save'>
type Heard = Result<'heard', Refusal>
type InCase = { readonly state: CaseState; readonly rules: Rules }
type Loaded = { readonly report: Report | undefined; readonly inCase: InCase | undefined }

/**
 * A reporter, known by the tracking code alone, adds words or says whether it is solved. The same words again are known;
 * a second vote in the same round is refused.
 * @throws `Transient` when every attempt met a conflict; faults of the store
 */
export const hearReporter = (
  deps: Dependencies,
  trackingCode: string,
  asked: ReporterAction,
  correlationId: string,
): Promise<Heard> =>
  change<Loaded, Heard>(deps, {
    load: async () => {
      const report = await reportByCode(deps.store, trackingCode)
      const state = report?.status === 'joined' ? await deps.store.loadCase(report.caseId) : undefined
      const inCase = state && {
        state,
        rules: await deps.rulesOf(state.case.jurisdiction, state.case.packVersion),
      }
      return { report, inCase }
    },
    decide: ({ report, inCase }, now) => {
      if (report === undefined) return unchanged(err(UNKNOWN))
      const cause = reporterCause(report.jurisdiction, correlationId)
      return asked.action === 'vote'
        ? voted(deps, report, inCase, asked, cause, now)
        : supplemented(deps, report, inCase?.state, asked.words, cause, now)
    },
  })

const UNKNOWN = refusal('report-unknown', 'There is no report with this tracking code.')

function supplemented(
  deps: Dependencies,
  report: Report,
  state: CaseState | undefined,
  words: string,
  cause: Cause,
  now: Instant,
): Decided<Heard> {
  if (!maySupplement(report, state?.case))
    return unchanged(
      err(
        refusal(
          'wrong-stage',
          'Nothing can be added to this report any more. Call 12345, or report it again.',
        ),
      ),
    )
  const recording = recordingContext(deps, cause, report.jurisdiction, now)
  const changes = supplementReport(report, { description: words }, hashOf(words), recording)
  return { changes, answer: ok('heard') }
}

function voted(
  deps: Dependencies,
  report: Report,
  inCase: InCase | undefined,
  vote: Vote,
  cause: Cause,
  now: Instant,
): Decided<Heard> {
  if (inCase === undefined)
    return unchanged(err(refusal('wrong-stage', 'There is no result yet that could be judged.')))
  const { state, rules } = inCase
  const decision = decide(
    state,
    { type: 'vote', report, vote },
    {
      ...recordingContext(deps, cause, report.jurisdiction, now),
      ...rules,
      who: cause.who,
    },
  )
  return decision.ok ? { changes: decision.value, answer: ok('heard') } : unchanged(decision)
}
