import { pagesOf } from '#adapters/paging.ts'
import { decide } from '#domain/case/decide.ts'
import type { Case, CaseState } from '#domain/case/record/case.ts'
import { takeBackReport } from '#domain/report/join.ts'
import type { Report } from '#domain/report/record/report.ts'
import { change, unchanged } from '../change.ts'
import {
  type CaseMethod,
  type ChangeDependencies,
  type Rules,
  recordingContext,
  systemCause,
} from '../dependencies.ts'
import { changeCase } from './change-case.ts'

type Dependencies = ChangeDependencies<CaseMethod | 'loadReport' | 'reportsOfCase'>
type TakingBack = Extract<Case, { status: 'open' }> & { readonly takesBack: NonNullable<Case['takesBack']> }

/**
 * 撤销并案: the reports of a case that goes on by itself come back to it, one transaction each, from wherever its merger led
 * them; only then it is entered again. Repeated it finds what is left to do.
 * @returns how many came back
 */
export async function takeBackReports(
  deps: Dependencies,
  of: Case | undefined,
  causationId: string,
): Promise<number> {
  if (of?.status !== 'open' || of.takesBack === undefined) return 0
  const back: TakingBack = { ...of, takesBack: of.takesBack }
  let moved = 0
  // The case that they stand with may have been merged further since.
  for (let from: string | undefined = of.takesBack.from; from !== undefined; ) {
    const standing: string = from
    for await (const reportIds of pagesOf((cursor) => deps.store.reportsOfCase(standing, cursor)))
      for (const reportId of reportIds)
        if (await takeBack(deps, reportId, standing, back, causationId)) moved += 1
    const seen = await changeCase(deps, standing, { type: 'see-reports' }, systemCause('', causationId))
    const left = seen.ok ? seen.value.case : undefined
    from = left?.status === 'ended' && left.ending === 'merged' ? left.reference : undefined
  }
  await changeCase(deps, of.caseId, { type: 'has-taken-back' }, systemCause('', causationId))
  return moved
}

type Loaded = { readonly report: Report; readonly left: CaseState; readonly rules: Rules } | undefined

/** One report comes back; the case that it leaves forgets what it counted and asked about it. */
const takeBack = (
  deps: Dependencies,
  reportId: string,
  from: string,
  to: TakingBack,
  causationId: string,
): Promise<boolean> =>
  change<Loaded, boolean>(deps, {
    load: async () => {
      const [report, left] = await Promise.all([deps.store.loadReport(reportId), deps.store.loadCase(from)])
      if (report === undefined || left === undefined) return undefined
      return { report, left, rules: await deps.rulesOf(left.case.jurisdiction, left.case.packVersion) }
    },
    decide: (loaded, now) => {
      if (loaded === undefined) return unchanged(false)
      const { report, left, rules } = loaded
      if (report.status !== 'joined' || report.caseId !== from) return unchanged(false)
      if (!report.through?.includes(to.caseId)) return unchanged(false)
      const cause = systemCause(to.jurisdiction, causationId)
      const context = recordingContext(deps, cause, to.jurisdiction, now)
      const forgotten = decide(
        left,
        { type: 'report-leaves', report },
        { ...context, ...rules, who: cause.who },
      )
      const back = takeBackReport(report, { of: to, mergedAt: to.takesBack.mergedAt }, context)
      return { changes: [...back, ...(forgotten.ok ? forgotten.value : [])], answer: true }
    },
  })
