import { limitInForce } from '../clock/reckon.ts'
import type { LimitedStage } from '../pack/limits-table.ts'
import { type PolicyLimit, policyLimit } from '../pack/limits-terms.ts'
import { type Draft, type SourcedLimit, stageLimit } from './draft.ts'
import { handlingLimit } from './parties.ts'
import type { Task, TaskKind } from './task.ts'
import { moveDeadline } from './tasks.ts'

/** Which limit a task runs against, where it is one of the matter's. */
const LIMITED_BY: Partial<Record<TaskKind, LimitedStage>> = {
  dispatch: 'dispatch',
  handle: 'handling',
  reinspect: 'reinspection',
  verify: 'reinspection',
}

/** Which rule of the policy limits the others; a call back before the centre's head has that of a decision, and stays. */
const RULED_BY: Partial<Record<TaskKind, PolicyLimit>> = {
  contact: 'firstContact',
  decide: 'decide',
  consent: 'decide',
}

/** Whether a task runs against a limit of the matter's table. */
export const isLimited = ({ kind }: Task): boolean => LIMITED_BY[kind] !== undefined

/** The limit that applies to a task now; none where it runs against a date, or a limit that no pack says. */
export function limitNow(draft: Draft, task: Task): SourcedLimit | undefined {
  const stage = LIMITED_BY[task.kind]
  if (stage !== undefined) return task.kind === 'handle' ? handlingLimit(draft) : stageLimit(draft, stage)
  const rule = RULED_BY[task.kind]
  return rule === undefined ? undefined : policyLimit(draft.context.pack, rule)
}

/**
 * A task runs against the limit that applies to it now, from the same start: its due time moves, and the move can be
 * replayed. One that runs against that limit already stays as it is, overdue or not.
 */
export function relimit(draft: Draft, task: Task): void {
  const limit = limitNow(draft, task)
  if (limit === undefined || isSame(limit, limitInForce(task.deadline))) return
  moveDeadline(draft, task, { kind: 'limit-changed', at: draft.context.now, ...limit })
}

const isSame = ({ limit, source }: SourcedLimit, inForce: SourcedLimit | undefined): boolean =>
  source.ref === inForce?.source.ref &&
  limit.amount === inForce.limit.amount &&
  limit.unit === inForce.limit.unit

/** Every open task of the case runs against the limit that applies now. */
export function relimitAll(draft: Draft): void {
  for (const task of [...draft.tasks.values()]) if (isLimited(task)) relimit(draft, task)
}
