/** Calls back, and how a case comes to several of them. */
import { duplicateKey } from '#domain/case/record/duplicate-key.ts'
import { handlerOf, inspector, leader } from './actors.ts'
import type { CaseHarness } from './case-harness.ts'
import { inReinspection, untilTheCall } from './case-ways.ts'

export const note = '希望长效治理'
export const called = (reportId: string, solved: boolean) =>
  ({ outcome: 'called', reportId, solved, satisfied: solved ? 'satisfied' : 'dissatisfied', note }) as const
export const unreachable = (reportId: string) => ({ outcome: 'unreachable', reportId }) as const

/** The case as a further report of the same meets it. */
export const duplicateOf = (one: CaseHarness) =>
  ({ caseId: one.caseId, key: duplicateKey(one.case, one.pack), how: 'duplicate' }) as const

/** Several reporters, all joined before the check. */
export function ofSeveral(count: number): CaseHarness {
  const one = inReinspection()
  for (let n = 1; n < count; n += 1) one.join()
  one.report(inspector, 'reinspect', { outcome: 'passed', note })
  return untilTheCall(one)
}

/** From the leader's desk back to the call. */
export function roundAgain(one: CaseHarness): void {
  one.report(leader, 'decide', { outcome: 'assigned', lead: 'guanliban', cooperating: [] })
  one.report(handlerOf('guanliban'), 'handle', { outcome: 'done', note, head: '负责人到场' })
  one.report(inspector, 'reinspect', { outcome: 'passed', note })
  untilTheCall(one)
}
