import { policyLimit } from '../../pack/limits-terms.ts'
import { type Draft, type SourcedLimit, stageLimit } from '../draft/draft.ts'
import type { Task } from '../record/task.ts'
import { RULING_FACTS } from './ruling-facts.ts'
import { TASK_FACTS } from './task-kinds.ts'

/** The limit that a task runs against in this case now; none where it runs against a date that somebody sets. */
export function limitOf(
  draft: Draft,
  { kind, ruling }: Pick<Task, 'kind' | 'ruling'>,
): SourcedLimit | undefined {
  const { limit } = TASK_FACTS[kind]
  const { pack } = draft.context
  if (limit.by === 'date') return undefined
  if (limit.by === 'ruling') {
    if (ruling === undefined) throw new Error('A ruling was asked for on nothing.')
    return policyLimit(pack, draft.case.emergency ? 'ruleInEmergency' : RULING_FACTS[ruling.on].limit)
  }
  if (limit.by === 'policy')
    return policyLimit(pack, (draft.case.emergency ? limit.urgent : undefined) ?? limit.rule)
  return limit.again !== undefined && draft.case.withHead && !draft.case.emergency
    ? policyLimit(pack, limit.again)
    : stageLimit(draft, limit.stage)
}
