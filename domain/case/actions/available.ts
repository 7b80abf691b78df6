import type * as z from 'zod'
import type { Pack } from '../../pack/pack.ts'
import { caseAction } from '../asked/actions.ts'
import { TASK_OUTCOMES } from '../asked/outcomes.ts'
import { beginDraft, type DecisionContext, type Draft } from '../draft/draft.ts'
import type { Case, CaseState } from '../record/case.ts'
import { NO_REPORTS } from '../record/counters.ts'
import type { Task } from '../record/task.ts'
import { RULING_FACTS } from '../tasks/ruling-facts.ts'
import { refuseElsewhere, refuseOnCase, refuseOnTask } from './act.ts'
import type { ActionFacts } from './action-entry.ts'
import { CASE_ACTIONS } from './case-actions.ts'
import { OUTCOMES_OF_TASKS, type OutcomeEntry } from './outcome-table.ts'
import { refuseOutcome } from './record-outcome.ts'
import { TASK_ACTIONS } from './task-actions.ts'

/** Something that somebody may do now about a case or one of its tasks. */
export type Available = Pick<ActionFacts, 'label' | 'weight' | 'irreversible'> & {
  /** The code of the action, or of the outcome. */
  readonly action: string
  /** Whether it is an action on the case, one on a task, or the outcome of a task. */
  readonly kind: 'case' | 'task' | 'outcome'
  /** The task it concerns. */
  readonly taskId?: string
  /** What is sent as it is: codes that are settled by what was chosen. */
  readonly fill: Readonly<Record<string, string | number>>
  /** What is likely filled in, by the names of fields. */
  readonly suggested?: Readonly<Record<string, unknown>>
  /** What the whole request has to be; what `fill` says needs no asking. */
  readonly schema: z.ZodType
}

/** The schema of each action, by its code. */
const SCHEMA_OF: ReadonlyMap<string, z.ZodType> = new Map(
  caseAction.options.map((one) => [one.shape.action.value, one]),
)

/** The schema of each outcome of a kind of task, by its code. */
const outcomeSchema = ({ kind }: Task, outcome: string): z.ZodType | undefined =>
  TASK_OUTCOMES[kind].options.find((one) => one.shape.outcome.value === outcome)

/** What deciding what somebody may do now takes: nothing is recorded by it. */
export type AskedBy = Pick<DecisionContext, 'who' | 'now' | 'pack' | 'calendar' | 'orders'>

const draftOf = (state: CaseState, asked: AskedBy): Draft =>
  beginDraft(state, { ...asked, correlationId: '', causationId: '', seed: '' })

/**
 * What somebody may do now: exactly what deciding would not refuse whatever is filled in, found by the same tables. What
 * the person fills in may still be refused, and somebody else may be faster.
 * @param newest the newest version of the pack, for what is decided by that
 */
export function availableActions(
  state: CaseState,
  asked: AskedBy,
  newest: Pack = asked.pack,
): readonly Available[] {
  const draft = draftOf(state, asked)
  const drafts = {
    own: draft,
    newest: newest === asked.pack ? draft : draftOf(state, { ...asked, pack: newest }),
  }
  return [
    ...onCase(drafts),
    ...state.tasks.flatMap((task) => [...onTask(draft, task), ...outcomesOf(draft, task)]),
  ].sort((a, b) => b.weight - a.weight)
}

/**
 * What somebody may do about one task of a list, told by the task and its case alone. To rule offers what settles it: the
 * actions on the task that it was asked about, which it carries with it, or on the proposal.
 */
export function availableOnDesk(of: Case, task: Task, asked: AskedBy): readonly Available[] {
  const { ruling, ...rest } = task
  const about: Task[] = ruling?.asked === undefined ? [] : [{ ...rest, ...ruling.asked }]
  const all = availableActions({ case: of, tasks: [task, ...about], counters: NO_REPORTS }, asked)
  const settling: readonly string[] = ruling === undefined ? [] : RULING_FACTS[ruling.on].by
  return all.filter(({ action, kind, taskId, fill }) => {
    if (taskId === task.taskId) return true
    // Ending a case is proposed by the same action that seconds it: then it names no proposal.
    return settling.includes(action) && (kind === 'task' || 'proposal' in fill)
  })
}

const onCase = (drafts: { readonly own: Draft; readonly newest: Draft }): Available[] =>
  Object.entries(CASE_ACTIONS).flatMap(([action, entry]) => {
    const at = { draft: entry.underNewestPack ? drafts.newest : drafts.own }
    const schema = SCHEMA_OF.get(action)
    if (schema === undefined || entry.done?.(at) || refuseOnCase(entry, at) !== undefined) return []
    const suggested = entry.suggests?.(at)
    return [
      {
        ...shown(entry),
        ...(entry.unlikely?.(at) && { weight: 0 }),
        action,
        kind: 'case',
        fill: { action, ...entry.fill?.(at) },
        ...(suggested === undefined ? {} : { suggested }),
        schema,
      },
    ]
  })

function onTask(draft: Draft, task: Task): Available[] {
  if (refuseElsewhere(draft, 'open') !== undefined) return []
  const at = { draft, task }
  const { taskId } = task
  return Object.entries(TASK_ACTIONS).flatMap(([action, entry]) => {
    const schema = SCHEMA_OF.get(action)
    if (schema === undefined || entry.done?.(at) || refuseOnTask(entry, at) !== undefined) return []
    return [{ ...shown(entry), action, kind: 'task', taskId, fill: { action, taskId }, schema }]
  })
}

function outcomesOf(draft: Draft, task: Task): Available[] {
  const entries: Readonly<Record<string, OutcomeEntry>> = OUTCOMES_OF_TASKS[task.kind]
  const { taskId } = task
  return Object.entries(entries).flatMap(([outcome, entry]) => {
    const schema = outcomeSchema(task, outcome)
    const at = { draft, task }
    if (schema === undefined || refuseOutcome(entry, at) !== undefined) return []
    const suggested = entry.suggests?.(at)
    return [
      {
        ...shown(entry),
        action: outcome,
        kind: 'outcome',
        taskId,
        fill: { outcome },
        ...(suggested === undefined ? {} : { suggested }),
        schema,
      },
    ]
  })
}

const shown = ({ label, weight, irreversible }: Pick<ActionFacts, 'label' | 'weight' | 'irreversible'>) => ({
  label,
  weight,
  ...(irreversible && { irreversible }),
})
