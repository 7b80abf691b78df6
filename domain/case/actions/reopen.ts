import type { Refusal } from '../../refusal.ts'
import type { ActionOf } from '../asked/actions.ts'
import type { Draft } from '../draft/draft.ts'
import { goBeside, takeKey } from '../draft/take-key.ts'
import { recordReferral } from '../stages/path.ts'

/**
 * 错结: a closure found wrong is taken up again by the centre's head or the district; the precedent is withdrawn. It is
 * mostly found wrong because the trouble is reported again, which opened another case: that one keeps place and matter
 * until it is merged into this one.
 */
export function reopen(draft: Draft, action: ActionOf<'reopen'>): Refusal | undefined {
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
  const holder = takeKey(draft)
  if (holder !== undefined) goBeside(draft, holder)
  draft.record(
    'case-reopened',
    { run, round, ...(holder === undefined ? {} : { besides: holder.leadsTo }) },
    { text: action.note },
  )
  recordReferral(draft, 'closure-found-wrong', { round })
  return undefined
}
