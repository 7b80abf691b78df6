import { limitsUnder, type Processing } from '../../pack/limits-table.ts'
import { type Refusal, refusal } from '../../refusal.ts'
import type { ActionOf } from '../asked/actions.ts'
import { type Draft, matterOfCase } from '../draft/draft.ts'
import type { Task } from '../record/task.ts'
import { relimitAll } from '../tasks/limited.ts'
import { type OnTask, refuseRulingInOwnCause } from '../tasks/relations.ts'
import { changeTask, replaceTask } from '../tasks/tasks.ts'
import { askAboutTask, goOn, settleRuling } from './rulings.ts'

/** Whether the table knows a processing type for the matter and filing condition of the case. */
export function knowsProcessing(draft: Draft, processing: Processing): boolean {
  const { condition, emergency } = draft.case
  const found = matterOfCase(draft).conditions.find(({ code }) => code === condition)
  return found !== undefined && limitsUnder(found, processing, emergency) !== undefined
}

/** Why the case cannot have a processing type. */
export const refuseUnknownProcessing = (draft: Draft, processing: Processing): Refusal | undefined =>
  knowsProcessing(draft, processing)
    ? undefined
    : refusal(
        'processing-unknown',
        `The table has no limits for "${processing}" under this matter and filing condition.`,
        'processing',
      )

/** 处理类型: from now on the case is of this type; 一般 is what a case is that nothing is said of. */
export function setProcessing(draft: Draft, processing: Processing): void {
  if (processing === 'general') delete draft.case.processing
  else draft.case.processing = processing
}

/** Why no other processing type is asked for: it is not the lead's task, its time has passed, or it was asked already. */
export function refuseProcessing({ draft, task }: OnTask): Refusal | undefined {
  if (task.part !== 'lead')
    return refusal('wrong-outcome', 'The lead asks for another processing type, for the whole.', 'taskId')
  if (draft.context.now >= task.dueAt)
    return refusal(
      'too-late',
      `The due time passed at ${task.dueAt}. Another processing type is asked for before.`,
    )
  return task.pendingProcessing === undefined
    ? undefined
    : refusal('processing-pending', 'Another processing type was asked for already and waits for its ruling.')
}

/** The lead asks for another processing type while handling, with the reason and evidence, before the limit has passed. */
export function askProcessing(
  draft: Draft,
  { processing, note, evidence }: ActionOf<'ask-processing'>,
  task: Task,
): Refusal | undefined {
  const { now, who } = draft.context
  const unknown = refuseUnknownProcessing(draft, processing)
  if (unknown !== undefined) return unknown
  if (processing === (draft.case.processing ?? 'general'))
    return refusal('processing-unknown', `The case is of the type "${processing}" already.`, 'processing')
  changeTask(draft, task, { pendingProcessing: { processing, at: now, by: who.id } })
  draft.record(
    'processing-asked',
    { taskId: task.taskId, processing },
    { text: note, what: evidence.join('；') },
  )
  return void askAboutTask(draft, 'processing', task)
}

/** Why somebody does not rule on a processing type: none was asked for, or by himself, or by his own party. */
export function refuseProcessingRuling({ draft, task }: OnTask): Refusal | undefined {
  const asked = task.pendingProcessing
  if (asked === undefined)
    return refusal('no-processing', 'No other processing type waits for a ruling.', 'taskId')
  return asked.by === draft.context.who.id
    ? refusal('own-request', 'Who asked for a processing type does not rule on it. Somebody else has to.')
    : refuseRulingInOwnCause({ draft, task })
}

/** The shift leader rules on it, somebody else than who asked. Granted, every limit of the case is computed by it. */
export function ruleOnProcessing(
  draft: Draft,
  { grant, note }: ActionOf<'rule-on-processing'>,
  task: Task,
): Refusal | undefined {
  const { pendingProcessing: asked, ...standing } = task
  if (asked === undefined) return undefined
  const { processing } = asked
  const unknown = grant ? refuseUnknownProcessing(draft, processing) : undefined
  if (unknown !== undefined) return unknown
  replaceTask(draft, standing)
  draft.record('processing-ruled', { taskId: task.taskId, processing, granted: grant }, { text: note })
  settleRuling(draft, 'processing', grant ? 'granted' : 'refused', task.taskId)
  if (grant) {
    setProcessing(draft, processing)
    relimitAll(draft)
  }
  return void goOn(draft, task.taskId)
}
