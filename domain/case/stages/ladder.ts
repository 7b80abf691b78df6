import { partiesOnRoute } from '../../orders/record/routing.ts'
import { type Facts, firedRung, type PathTrigger, type Rung, type TriggerName } from '../../pack/ladder.ts'
import { type Draft, matterOfCase } from '../draft/draft.ts'
import { recordReferral, wayOut } from './path.ts'

const STEPS = ['grid', 'street', 'district'] as const

/** Whether a rung leads higher than where the case stands: a leader's case is not referred to that leader again. */
const leadsHigher = (draft: Draft, { to }: Rung): boolean =>
  !draft.case.referred || STEPS.indexOf(to) > STEPS.indexOf(draft.case.step)

const raiseTo = (draft: Draft, { to }: Rung): void => {
  if (STEPS.indexOf(to) > STEPS.indexOf(draft.case.step)) draft.case.step = to
}

/** Refers the case by a rung: to its leader, or to the street or the district. */
export function climbBy(draft: Draft, rung: Rung, facts: Record<string, string | number>): undefined {
  raiseTo(draft, rung)
  recordReferral(draft, rung, { ...facts })
  wayOut(draft, 'referred')
}

/**
 * 升级: asks the pack's ladder what follows from what happened.
 * @returns whether a rule fired, and the case was referred
 */
export function climb(
  draft: Draft,
  on: Exclude<TriggerName, 'overdue' | 'accepted' | PathTrigger>,
  facts: Facts,
): boolean {
  const rung = firedRung(draft.context.pack.policy.ladder, on, facts)
  if (rung === undefined || !leadsHigher(draft, rung)) return false
  climbBy(draft, rung, { ...facts })
  return true
}

/**
 * What the path itself takes to the leader: recorded under the rule of the pack's ladder that fires, and raised as high
 * as it says; without such a rule under the trigger's own name. The caller gives the stage its outcome.
 */
export function recordOnPath(draft: Draft, on: PathTrigger, facts: Facts, words?: string): void {
  const rung = firedRung(draft.context.pack.policy.ladder, on, facts)
  if (rung !== undefined) raiseTo(draft, rung)
  recordReferral(draft, rung ?? on, { ...facts }, words)
}

/**
 * Whether an accepted case is complex (疑难), by its matter or by a rule of the pack, and goes to its leader at once. The
 * rule is recorded; the choice "Whose is it?" takes the case there.
 */
export function isComplex(draft: Draft): boolean {
  const matter = matterOfCase(draft)
  const { complex, code } = matter
  const facts = { parties: partiesOnRoute(matter), reports: 1 + draft.counters.joined }
  const rung = firedRung(draft.context.pack.policy.ladder, 'accepted', facts)
  if (rung !== undefined) {
    raiseTo(draft, rung)
    recordReferral(draft, rung, facts)
  } else if (complex) recordReferral(draft, 'complex-matter', { matter: code })
  return rung !== undefined || complex
}

/** The rungs that a long overdue task reaches, and that lead higher than where the case stands. */
export const overdueRungs = (draft: Draft): (Rung & { when: { on: 'overdue' } })[] =>
  draft.context.pack.policy.ladder.filter(
    (rung): rung is Rung & { when: Extract<Rung['when'], { on: 'overdue' }> } =>
      rung.when.on === 'overdue' && leadsHigher(draft, rung),
  )
