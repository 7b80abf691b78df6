import { DAY, fromMillis, millis } from '../../clock/calendar.ts'
import type { Draft } from '../draft/draft.ts'
import { watchKey } from '../record/duplicate-key.ts'
import { resolveStage } from './path.ts'

/** 结案: solved, explained or unfounded; done by the system at once. */
export function openClose(draft: Draft): void {
  const { closure = 'explained', checkedBy } = draft.case
  draft.record('case-closed', {
    closure,
    ...(closure === 'checked' && checkedBy !== undefined ? { checkedBy } : {}),
  })
  resolveStage(draft, 'close', 'closed')
}

/** 归档: the case is kept, and its place is watched for a time (长效). */
export function openArchive(draft: Draft): void {
  const watchUntil = fromMillis(millis(draft.context.now) + draft.context.pack.policy.watchDays * DAY)
  draft.record('case-archived', { watchUntil })
  const { caseId, openedAt } = draft.case
  const key = watchKey(draft.case, draft.context.pack)
  if (key !== undefined) draft.extra.push({ kind: 'claim-key', key, caseId, openedAt, anyway: true })
  resolveStage(draft, 'archive', 'archived')
  if (draft.case.status === 'ended') draft.case.watchUntil = watchUntil
}
