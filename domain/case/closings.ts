import type { WordedClosing } from '../pack/appeals.ts'
import { type Refusal, refusal } from '../refusal.ts'
import { APPEAL_LABELS } from '../report/appeal.ts'
import { type Draft, matterOfCase } from './draft.ts'

/**
 * Why a case is not closed by words alone: its kind of appeal asks for more (a complaint about a place is not settled by
 * an answer). What may close it is told.
 */
export function withoutMore(draft: Draft, closing: WordedClosing): Refusal | undefined {
  const { appeal } = draft.case
  const { site } = matterOfCase(draft)
  const { closings } = draft.context.pack.policy.appeals[appeal]
  const allowed: readonly WordedClosing[] = site ? closings.site : closings.noSite
  if (allowed.includes(closing)) return undefined
  const ways = [site ? 'checked on site' : 'done', ...allowed].join(', ')
  const { zh, en } = APPEAL_LABELS[appeal]
  return refusal(
    'closing-not-allowed',
    `This case is a ${en} (${zh})${site ? ' about a place' : ''}: it is not closed by "${closing}". It may be closed by: ${ways}.`,
    'outcome',
  )
}
