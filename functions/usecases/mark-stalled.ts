import { count, failure, LOG } from '#functions/runtime/log.ts'
import { changeCase } from './change-case.ts'
import { type ChangeDependencies, systemCause } from './dependencies.ts'

/**
 * Marks a case stalled by a technical fault of a run; a later run is not touched.
 * @returns whether it was marked now
 */
export async function markStalled(
  deps: ChangeDependencies,
  caseId: string,
  run: number,
  error: string,
): Promise<boolean> {
  const cause = systemCause('', `${caseId}/${run}`)
  const marked = await changeCase(deps, caseId, { type: 'mark-stalled', run, error }, cause)
  if (!marked.ok || marked.value.changes.length === 0) return false
  failure(LOG.caseStalled, new Error(error), { caseId, run })
  count('CasesStalled')
  return true
}
