import { type Refusal, refusal } from '../../refusal.ts'
import type { ActionOf } from '../asked/actions.ts'
import type { Draft } from '../draft/draft.ts'
import { goBeside, takeKey } from '../draft/take-key.ts'
import type { Stage } from '../record/transitions.ts'
import { enterAt } from '../stages/path.ts'
import { whileItGoesOn } from './merge.ts'

/**
 * 撤销并案: a merger was wrong. The case goes on by itself from the stage in which it was merged, and its reports come back to
 * it with what was reported under its place and matter since. Whom the other case went to archive with, nobody takes back:
 * that one is reopened first.
 */
export function undoMerge(draft: Draft, { note }: ActionOf<'undo-merge'>): Refusal | undefined {
  const { ledTo } = draft.context
  const merged = draft.case
  if (merged.status !== 'ended' || merged.position.at !== 'leaving') return undefined
  const goesOn = ledTo === undefined ? undefined : enterAt(ledTo)
  if (ledTo === undefined || goesOn === undefined || goesOn === 'archive')
    return refusal(
      'case-ended',
      'The case that this one was merged into is over. Reopen that one first, if its closure was wrong.',
    )
  const { endedAt, ending: _ending, reference: into = ledTo.caseId, ...open } = merged
  const run = merged.run + 1
  const stage = goesOnAt(merged.position.stage)
  draft.case = {
    ...open,
    status: 'open',
    run,
    position: { at: 'entering', run, enterAt: stage },
    takesBack: { from: ledTo.caseId, mergedAt: endedAt },
  }
  whileItGoesOn(draft, ledTo)
  const holder = takeKey(draft)
  if (holder !== undefined) goBeside(draft, holder)
  draft.record(
    'merger-undone',
    { run, enterAt: stage, into, ...(holder === undefined ? {} : { besides: holder.leadsTo }) },
    { text: note },
  )
  return undefined
}

/** A plan was dropped with the merger: its leader decides anew. */
const goesOnAt = (left: Stage): Stage => (left === 'joint-handling' ? 'leader' : left)
