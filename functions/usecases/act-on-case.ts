import type { CaseAction } from '#domain/case/actions.ts'
import type { CaseState } from '#domain/case/case.ts'
import type { CaseCommand } from '#domain/case/command.ts'
import { duplicateKey } from '#domain/case/duplicate-key.ts'
import type { Result } from '#domain/result.ts'
import { type CaseChanged, type CaseRefusal, changeCase } from './change-case.ts'
import type { Cause, ChangeDependencies } from './dependencies.ts'
import { actsByDelegation, ordersOf } from './orders-of.ts'

/**
 * Somebody acts on a case beside its tasks. A merge reads the other case anew with every attempt, a reopening which case
 * holds its place and matter.
 */
export function actOnCase(
  deps: ChangeDependencies,
  caseId: string,
  action: CaseAction,
  cause: Cause,
): Promise<Result<CaseChanged, CaseRefusal>> {
  const command = async ({ case: of }: CaseState): Promise<CaseCommand> => {
    const act = { type: 'act', action } as const
    if (action.action === 'merge') {
      const target = (await deps.store.loadCase(action.into))?.case
      return target === undefined ? act : { ...act, target }
    }
    if (action.action !== 'reopen') return act
    const { pack } = deps.rulesOf(of.jurisdiction, of.packVersion)
    const holder = (await deps.store.keyHolder(duplicateKey(of, pack)))?.caseId
    return holder === undefined ? act : { ...act, holder }
  }
  const keeps = action.action === 'rule-finally' && action.keepAs !== undefined
  return changeCase(deps, caseId, command, cause, {
    jurisdiction: cause.who.jurisdiction,
    orders: keeps || actsByDelegation(cause.who) ? ordersOf(deps.store) : undefined,
  })
}
