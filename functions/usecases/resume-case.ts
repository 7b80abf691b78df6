import type { Machine } from '#adapters/ports.ts'
import { err, ok, type Result } from '#domain/result.ts'
import { type CaseRefusal, changeCase } from './change-case.ts'
import type { Cause, ChangeDependencies } from './dependencies.ts'

/**
 * An operator gives a case a further run: the old execution is stopped first, then the case says where the new one
 * enters. The event of it starts the new execution; one that still runs all the same is told that it is stale.
 */
export async function resumeCase(
  deps: ChangeDependencies & { readonly machine: Pick<Machine, 'stop'> },
  caseId: string,
  cause: Cause,
): Promise<Result<{ run: number }, CaseRefusal>> {
  const found = await deps.store.caseHeader(caseId)
  if (found === undefined) return err({ code: 'case-unknown', message: `There is no case ${caseId}.` })
  await deps.machine.stop(caseId, found.run, 'An operator resumes the case with a further run.')
  const resumed = await changeCase(deps, caseId, { type: 'resume' }, cause)
  return resumed.ok ? ok({ run: resumed.value.case.run }) : resumed
}
