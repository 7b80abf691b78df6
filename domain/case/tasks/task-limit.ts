import { policyLimit } from '../../pack/limits-terms.ts'
import { type Draft, type SourcedLimit, stageLimit } from '../draft/draft.ts'
import type { TaskKind } from '../record/task.ts'
import { TASK_FACTS } from './task-kinds.ts'

/** The limit that a kind of task runs against in this case now; none where it runs against a date that somebody sets. */
export function limitOf(draft: Draft, kind: TaskKind): SourcedLimit | undefined {
  const { limit } = TASK_FACTS[kind]
  const { pack } = draft.context
  if (limit.by === 'date') return undefined
  if (limit.by === 'policy')
    return policyLimit(pack, (draft.case.emergency ? limit.urgent : undefined) ?? limit.rule)
  return limit.again !== undefined && draft.case.withHead && !draft.case.emergency
    ? policyLimit(pack, limit.again)
    : stageLimit(draft, limit.stage)
}
