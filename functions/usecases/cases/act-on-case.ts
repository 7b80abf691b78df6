import type { CaseAction } from '#domain/case/asked/actions.ts'
import type { Result } from '#domain/result.ts'
import type { CaseMethod, Cause, ChangeDependencies } from '../dependencies.ts'
import { type CaseChanged, type CaseRefusal, changeCase } from './change-case.ts'
import { readForAction } from './read-beside.ts'

/** Somebody acts on a case that they see, beside its tasks. */
export const actOnCase = (
  deps: ChangeDependencies<CaseMethod | 'keyHolder' | 'standingOrders'>,
  caseId: string,
  action: CaseAction,
  cause: Cause,
): Promise<Result<CaseChanged, CaseRefusal>> =>
  changeCase(deps, caseId, { type: 'act', action }, cause, {
    onlySeen: true,
    readBeside: readForAction(deps.store),
  })
