import { failure, LOG } from '#functions/runtime/log.ts'
import { type CountDependencies, countIn } from '../count-in.ts'
import { type ChangeDependencies, systemCause } from '../dependencies.ts'
import { changeCase } from './change-case.ts'

/**
 * Marks a case stalled by a technical fault of a run; a later run is not touched.
 * @returns whether it was marked now, or found so, or belongs to a later run
 */
export async function markStalled(
  deps: ChangeDependencies & CountDependencies,
  caseId: string,
  run: number,
  error: string,
): Promise<'marked' | 'nothing' | 'later-run'> {
  const cause = systemCause('', `${caseId}/${run}`)
  const marked = await changeCase(deps, caseId, { type: 'mark-stalled', run, error }, cause)
  if (!marked.ok) return 'nothing'
  if (marked.value.changes.length === 0) return marked.value.case.run > run ? 'later-run' : 'nothing'
  failure(LOG.caseStalled, new Error(error), { caseId, run })
  await countIn(deps, marked.value.case.jurisdiction, 'CasesStalled')
  return 'marked'
}
