import type { Refusal } from '../../refusal.ts'
import type { ActionOf } from '../asked/actions.ts'
import type { Draft } from '../draft/draft.ts'
import { duplicateKey } from '../record/duplicate-key.ts'
import { recordReferral } from '../stages/path.ts'

/**
 * 错结: a closure found wrong is taken up again by the centre's head or the district; the precedent is withdrawn. It is
 * mostly found wrong because the trouble is reported again, which opened another case: that one keeps place and matter
 * until it is merged into this one.
 */
export function reopen(draft: Draft, action: ActionOf<'reopen'>): Refusal | undefined {
  const { pack, holder } = draft.context
  const ended = draft.case
  if (ended.status !== 'ended') return undefined
  const {
    endedAt: _ended,
    ending: _ending,
    reference: _reference,
    watchUntil: _watch,
    termination: _terminated,
    withoutKey: _givenBack,
    ...open
  } = ended
  const run = ended.run + 1
  const round = ended.round + 1
  const roundSince = draft.context.now
  draft.case = {
    ...open,
    status: 'open',
    run,
    round,
    roundSince,
    position: { at: 'entering', run, enterAt: 'leader' },
  }
  const { caseId, openedAt } = ended
  const key = duplicateKey(draft.case, pack)
  if (holder === undefined) draft.extra.push({ kind: 'claim-key', key, caseId, openedAt })
  else {
    draft.case.withoutKey = true
    draft.extra.push({ kind: 'key-is-held', key, caseId: holder })
  }
  draft.record(
    'case-reopened',
    { run, round, ...(holder === undefined ? {} : { besides: holder }) },
    { text: action.note },
  )
  recordReferral(draft, 'closure-found-wrong', { round })
  return undefined
}
