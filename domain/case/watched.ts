import { DAY, type Instant, millis } from '../clock/calendar.ts'
import type { Change } from '../decision/change.ts'
import { type RecordingContext, recorder } from '../decision/recorder.ts'
import type { Label } from '../label.ts'
import type { Matter } from '../pack/pack.ts'
import type { Case } from './record/case.ts'

/** As many recurrences are kept, the latest ones. */
const KEPT = 100

/** An archived case whose place is watched still, and what a further report of its matter makes of that. */
export type Watched = {
  readonly of: Case
  readonly until: Instant
  /** Every time that the trouble came back, this one too. */
  readonly recurrences: readonly Instant[]
  /** Whether it goes to its leader at once, by the rule of the matter. */
  readonly acts: boolean
}

/**
 * 长效: what a new report means at the place of a case that was archived, also of one that ended without agreement
 * (不再重复办理). The watch acts at once, or from the n-th time within so many days, as the matter says.
 * @returns nothing when the place is watched no more
 */
export function watchedAs(of: Case | undefined, { watch }: Matter, now: Instant): Watched | undefined {
  if (of?.status !== 'ended' || of.watchUntil === undefined || of.watchUntil <= now) return undefined
  const recurrences = [...(of.recurrences ?? []), now].slice(-KEPT)
  const { from = 1, withinDays = 0 } = watch ?? {}
  const within = recurrences.filter((at) => millis(at) >= millis(now) - withinDays * DAY)
  return { of, until: of.watchUntil, recurrences, acts: within.length >= from }
}

/** What the watch makes of a further report of the same matter at the same place, in words. */
export const watchSays = ({ acts, recurrences }: Watched): Label =>
  acts
    ? {
        zh: '此处此事再报，关联并直接交网格长',
        en: 'the same here again is linked to it and goes to the leader at once',
      }
    : {
        zh: `此处此事再报，关联并记为第 ${recurrences.length} 次，满规定次数交网格长`,
        en: `the same here again is linked to it as number ${recurrences.length}; from so many on as the matter says it goes to the leader`,
      }

/** It counts against the old case that the trouble is back: by which case, how often by now. */
export function countRecurrence(
  { of, recurrences, acts }: Watched,
  by: string,
  context: RecordingContext,
): Change[] {
  const counted: Case = {
    ...structuredClone(of),
    version: of.version + 1,
    recurrences: [...recurrences],
  }
  const { record, changes } = recorder(`case/${of.caseId}`, counted, context, of.caseId)
  record('case-recurred', { by, times: recurrences.length, acts })
  return [{ kind: 'case', case: counted }, ...changes]
}
