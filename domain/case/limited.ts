import { limitInForce } from '../clock/reckon.ts'
import type { LimitedStage } from '../pack/limits-table.ts'
import { limitOfAnyVersion, type PolicyLimit, policyLimit } from '../pack/limits-terms.ts'
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

/** The limit of the matter's table that applies to a task now; none where it runs against another. */
export function limitOfMatter(draft: Draft, { kind }: Task): SourcedLimit | undefined {
  const stage = LIMITED_BY[kind]
  if (stage === undefined) return undefined
  return kind === 'handle' ? handlingLimit(draft) : stageLimit(draft, stage)
}

/** The limit that applies to a task now; none where it runs against a date, or a limit that no pack says. */
function limitNow(draft: Draft, task: Task): SourcedLimit | undefined {
  const ofMatter = limitOfMatter(draft, task)
  if (ofMatter !== undefined) return ofMatter
  const rule = RULED_BY[task.kind]
  return rule === undefined ? undefined : policyLimit(draft.context.pack, rule)
}

/**
 * Every open task that runs against a limit runs against the one that applies now, from the same start: its due time
 * moves, and the move can be replayed. One whose limit still says the same (amount and unit, of the same matter,
 * filing condition and processing type) stays as it is, overdue or not, whichever version of the pack it was read in.
 */
export function relimitAll(draft: Draft): void {
  for (const task of [...draft.tasks.values()]) {
    const limit = limitNow(draft, task)
    const inForce = limitInForce(task.deadline)
    if (limit === undefined || inForce === undefined || saysTheSame(limit, inForce)) continue
    moveDeadline(draft, task, { kind: 'limit-changed', at: draft.context.now, ...limit })
  }
}

const saysTheSame = (one: SourcedLimit, other: SourcedLimit): boolean =>
  limitOfAnyVersion(one.source.ref) === limitOfAnyVersion(other.source.ref) &&
  one.limit.amount === other.limit.amount &&
  one.limit.unit === other.limit.unit
