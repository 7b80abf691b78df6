import { type Refusal, refusal } from '../../refusal.ts'
import type { ActionOf } from '../asked/actions.ts'
import type { Draft } from '../draft/draft.ts'
import type { At } from '../tasks/relations.ts'
import { ownerIn, sendTask, settleTask, tasksOfKind } from '../tasks/tasks.ts'

/** Who is told of a sensitive case: the street's leader, and the leader of the grid. */
const TOLD = [{ role: 'street-leader' }, { role: 'grid-leader', inGrid: true }] as const

/** 标记敏感: from now on a narrower circle reads the case, and its leaders are told. Marked anew, only the reasons change. */
export function markSensitive(draft: Draft, { as, note }: ActionOf<'mark-sensitive'>): undefined {
  const reasons = [...new Set(as)]
  const before = draft.case.sensitive
  draft.case.sensitive = { as: reasons, since: before?.since ?? draft.context.now }
  draft.record('case-marked-sensitive', { as: reasons }, { text: note })
  if (before === undefined)
    for (const owner of TOLD) sendTask(draft, { kind: 'take-note', assignee: ownerIn(draft, owner) })
}

/** Why the mark is not taken away: there is none. */
export const refuseUnmarked = ({ draft: { case: of } }: At): Refusal | undefined =>
  of.sensitive === undefined ? refusal('not-sensitive', 'This case is not marked as sensitive.') : undefined

/** 解除敏感标记: whoever saw the case before sees it again. */
export function unmarkSensitive(draft: Draft, { note }: ActionOf<'unmark-sensitive'>): undefined {
  delete draft.case.sensitive
  draft.record('case-marked-sensitive', { as: [] }, { text: note })
  for (const task of tasksOfKind(draft, 'take-note')) settleTask(draft, task, 'no-longer-needed')
}
