import type { Machine } from '#adapters/ports.ts'
import { err, ok, type Result } from '#domain/result.ts'
import { RESUMED } from '#statemachines/contract.ts'
import type { Cause, ChangeDependencies } from '../dependencies.ts'
import { type CaseRefusal, changeCase } from './change-case.ts'

/**
 * Gives a case a further run, for an operator after a fault or for the sweep in good time: the old execution is stopped
 * first, then the case says where the new one enters. The event of it starts the new execution; one that still runs all
 * the same is told that it is stale.
 * @param why told by the old execution, in a sentence without anybody's words
 */
export async function resumeCase(
  deps: ChangeDependencies & { readonly machine: Pick<Machine, 'stop'> },
  caseId: string,
  cause: Cause,
  why: string,
): Promise<Result<{ run: number }, CaseRefusal>> {
  const found = await deps.store.loadCase(caseId)
  if (found === undefined) return err({ code: 'case-unknown', message: `There is no case ${caseId}.` })
  await deps.machine.stop(caseId, found.case.run, RESUMED, why)
  const resumed = await changeCase(deps, caseId, { type: 'resume' }, cause)
  return resumed.ok ? ok({ run: resumed.value.case.run }) : resumed
}
