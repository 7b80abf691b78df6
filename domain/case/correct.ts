import type { LimitedStage } from '../pack/limits-table.ts'
import { type Refusal, refusal } from '../refusal.ts'
import type { ActionOf } from './actions.ts'
import { type Draft, stageLimit } from './draft.ts'
import { duplicateKey } from './duplicate-key.ts'
import { handlingLimit } from './parties.ts'
import type { Task, TaskKind } from './task.ts'
import { changeTask, moveDeadline } from './tasks.ts'

/** 更正: place, matter, condition or grid was wrong. Limits and tasks are recomputed; the stage goes on. */
export function correct(draft: Draft, action: ActionOf<'correct'>): Refusal | undefined {
  const { pack } = draft.context
  const grid = action.grid ?? action.place?.grid ?? draft.case.place.grid
  const matter = pack.matters.find((one) => one.code === (action.matter ?? draft.case.matter))
  if (!pack.grids.some((one) => one.code === grid))
    return refusal('grid-unknown', `There is no grid ${grid} in this jurisdiction's pack.`, 'grid')
  if (matter === undefined)
    return refusal(
      'matter-unknown',
      `There is no matter ${action.matter} in this jurisdiction's pack.`,
      'matter',
    )
  const condition = matter.conditions.find((one) => one.code === (action.condition ?? draft.case.condition))
  if (action.condition !== undefined && condition === undefined)
    return refusal('matter-unknown', `The matter has no filing condition ${action.condition}.`, 'condition')
  const before = duplicateKey(draft.case, pack)
  draft.case.place = { ...(action.place ?? draft.case.place), grid }
  draft.case.matter = matter.code
  draft.case.condition = condition?.code ?? matter.conditions[0]?.code ?? ''
  const after = duplicateKey(draft.case, pack)
  if (before !== after) {
    const { caseId } = draft.case
    draft.extra.push({ kind: 'release-key', key: before, caseId }, { kind: 'claim-key', key: after, caseId })
  }
  draft.record('case-corrected', {
    ...(action.matter === undefined ? {} : { matter: matter.code }),
    ...(action.place === undefined ? {} : { place: action.place.key }),
    ...(action.grid === undefined && action.place === undefined ? {} : { grid }),
  })
  for (const task of [...draft.tasks.values()]) recompute(draft, toGrid(task, grid))
  return undefined
}

/** Which limit a task runs against, where it is one of the matter's. */
const LIMITED_BY: Partial<Record<TaskKind, LimitedStage>> = {
  dispatch: 'dispatch',
  handle: 'handling',
  reinspect: 'reinspection',
  verify: 'reinspection',
}

const toGrid = (task: Task, grid: string): Task =>
  task.assignee.kind === 'role' && task.assignee.grid !== undefined
    ? { ...task, assignee: { ...task.assignee, grid } }
    : task

function recompute(draft: Draft, task: Task): void {
  const stage = LIMITED_BY[task.kind]
  if (stage === undefined) changeTask(draft, task, {})
  else {
    const limit = task.kind === 'handle' ? handlingLimit(draft) : stageLimit(draft, stage)
    moveDeadline(draft, task, { kind: 'limit-changed', at: draft.context.now, ...limit })
  }
}
