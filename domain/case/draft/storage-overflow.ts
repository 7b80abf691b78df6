import { type Refusal, refusal } from '../../refusal.ts'
import { caseRecord } from '../record/case.ts'
import { task } from '../record/task.ts'
import type { Draft } from './draft.ts'

/**
 * Why what was decided cannot be kept: a list of the case or of a task would grow past what its stored shape holds (a due
 * time that was moved a hundred times). Asked of every decision in one place: what was once written so could not be read
 * again, and the case would stand still for good. Nothing is left out of such a list to make room: due times are replayed
 * from all that moved them.
 * @throws Error when it does not fit its stored shape in any other way: that is a fault of the decision, not of who asked
 */
export function storageOverflow(draft: Draft): Refusal | undefined {
  const changed = [...draft.touched].flatMap((taskId) => draft.tasks.get(taskId) ?? [])
  const issues = [caseRecord().safeParse(draft.case), ...changed.map((one) => task.safeParse(one))].flatMap(
    ({ error }) => error?.issues ?? [],
  )
  const fault = issues.find(
    ({ code, ...issue }) => code !== 'too_big' || !('origin' in issue) || issue.origin !== 'array',
  )
  if (fault !== undefined)
    throw new Error(
      `A decision about ${draft.case.caseId} does not fit at ${fault.path.join('.')}: ${fault.message}`,
    )
  const [full] = issues
  return full === undefined
    ? undefined
    : refusal(
        'case-full',
        `The list "${full.path.join('.')}" is full: this was done as often as a case keeps it. Settle the task, or have it sent anew.`,
      )
}
