import type { CaseStore } from '#adapters/ports.ts'
import { callsAsLead, readerOf, takesCalls } from '#domain/case/audience.ts'
import type { Case, CaseState } from '#domain/case/record/case.ts'
import { needsTasksToSee, seesCase } from '#domain/case/record/seeing.ts'
import type { Pack } from '#domain/pack/pack.ts'
import type { Actor } from '#domain/people/actor.ts'
import { type Refusal, refusal } from '#domain/refusal.ts'
import { lookAtPerson } from '#domain/report/look-at-person.ts'
import type { LookReason } from '#domain/report/record/look-reasons.ts'
import type { Person, Report } from '#domain/report/record/report.ts'
import { err, ok, type Result } from '#domain/result.ts'
import type { CaseRefusal } from '../cases/change-case.ts'
import { change, unchanged } from '../change.ts'
import { type Cause, type ChangeDependencies, recordingContext } from '../dependencies.ts'

/** A case with as much as it takes to know who sees it. */
type Seen = Pick<CaseState, 'case' | 'tasks'>
type Loaded = { readonly state: Seen | undefined; readonly report: Report | undefined; readonly pack: Pack }

const stateSeen = async (
  store: Pick<CaseStore, 'loadCase'>,
  who: Actor,
  of: Case,
): Promise<Seen | undefined> =>
  needsTasksToSee(who, of) ? store.loadCase(of.caseId) : { case: of, tasks: [] }

/**
 * Somebody who calls looks at who reported. That he did is kept first; only then it is opened.
 * @returns who reported (nothing where nobody said so), or why it is not shown
 * @throws `Transient` when every attempt met a conflict; faults of the store
 */
export async function lookAtReporter(
  deps: ChangeDependencies<'caseHeader' | 'loadCase' | 'loadReport' | 'save'> & {
    readonly store: Pick<CaseStore, 'person'>
  },
  { caseId, reportId }: { readonly caseId: string; readonly reportId: string },
  why: { readonly reason: LookReason; readonly note?: string | undefined },
  cause: Cause,
): Promise<Result<Person, CaseRefusal>> {
  const { jurisdiction } = cause.who
  const kept = await change<Loaded, Result<'kept', CaseRefusal>>(deps, {
    load: async () => {
      const [of, report, { pack }] = await Promise.all([
        deps.store.caseHeader(caseId),
        deps.store.loadReport(reportId),
        deps.rulesOf(jurisdiction),
      ])
      const state = of && (await stateSeen(deps.store, cause.who, of))
      return { state, report, pack }
    },
    decide: ({ state, report, pack }, now) => {
      if (state?.case.jurisdiction !== jurisdiction || !seesCase(cause.who, state, pack))
        return unchanged(err(UNKNOWN))
      const { case: of } = state
      if (report === undefined || report.status === 'received' || report.caseId !== caseId)
        return unchanged(err(STRANGER))
      const reader = readerOf(cause.who, of, pack)
      const calls = reader === 'caller' || (reader === 'body' && callsAsLead(cause.who, of, report.reportId))
      const knows = calls && (report.privacy === undefined || takesCalls(cause.who, of))
      if (!knows) return unchanged(err(NOT_YOURS))
      const recording = recordingContext(deps, cause, jurisdiction, now)
      return { changes: lookAtPerson(report, why, recording), answer: ok('kept') }
    },
  })
  return kept.ok ? ok((await deps.store.person(reportId)) ?? {}) : kept
}

/**
 * Somebody searched by a phone number and is shown whose reports were found: that counts as a look at each, and is kept first.
 * @throws `Transient` when every attempt met a conflict; faults of the store
 */
export async function lookedBySearch(
  deps: ChangeDependencies<'loadReport' | 'save'>,
  reportIds: readonly string[],
  cause: Cause,
): Promise<void> {
  await Promise.all(
    reportIds.map((reportId) =>
      change(deps, {
        load: () => deps.store.loadReport(reportId),
        decide: (report, now) => {
          if (report === undefined) return unchanged(undefined)
          const recording = recordingContext(deps, cause, cause.who.jurisdiction, now)
          return { changes: lookAtPerson(report, { reason: 'search' }, recording), answer: undefined }
        },
      }),
    ),
  )
}

const UNKNOWN = { code: 'case-unknown', message: 'There is no such case.' } as const
const STRANGER: Refusal = refusal('report-unknown', 'This report does not stand with the case.')
const NOT_YOURS: Refusal = refusal(
  'not-permitted',
  'Who reported is for those who take calls, and for the lead while the first call is its own.',
)
