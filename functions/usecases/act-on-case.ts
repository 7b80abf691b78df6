import type { CaseAction } from '#domain/case/actions.ts'
import type { Result } from '#domain/result.ts'
import { type CaseChanged, type CaseRefusal, changeCase } from './change-case.ts'
import type { Cause, ChangeDependencies } from './dependencies.ts'
import { actsByDelegation, ordersOf } from './orders-of.ts'

/** Somebody acts on a case beside its tasks. A merge reads the other case anew with every attempt. */
export function actOnCase(
  deps: ChangeDependencies,
  caseId: string,
  action: CaseAction,
  cause: Cause,
): Promise<Result<CaseChanged, CaseRefusal>> {
  const command = async () => {
    const target = action.action === 'merge' ? (await deps.store.loadCase(action.into))?.case : undefined
    return { type: 'act', action, ...(target === undefined ? {} : { target }) } as const
  }
  const keeps = action.action === 'rule-finally' && action.keepAs !== undefined
  return changeCase(deps, caseId, command, cause, {
    jurisdiction: cause.who.jurisdiction,
    orders: keeps || actsByDelegation(cause.who) ? ordersOf(deps.store) : undefined,
  })
}
