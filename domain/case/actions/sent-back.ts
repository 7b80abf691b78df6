import type { Refusal } from '../../refusal.ts'
import type { ActionOf } from '../asked/actions.ts'
import type { Draft } from '../draft/draft.ts'
import { goBeside, takeKey } from '../draft/take-key.ts'
import { AWAY_KEPT } from '../record/case.ts'
import type { Stage } from '../record/transitions.ts'

/**
 * 退回: the body that a case was passed on to does not take it. It comes back into the loop under its own number, where it
 * was when it left: to whoever confirms it, to its leader, else to the dispatcher. How long it was away is kept; what the
 * reports are owed ran on, and is owed here again. The centre books it, or the system of that body or of whoever ordered it says so.
 */
export function sentBack(draft: Draft, { note }: ActionOf<'sent-back'>): Refusal | undefined {
  const { now } = draft.context
  const ended = draft.case
  if (ended.status !== 'ended') return undefined
  const {
    endedAt,
    ending: _ending,
    reference: to = '',
    withoutKey: _givenBack,
    takenOn: _accepted,
    ...open
  } = ended
  const run = ended.run + 1
  const away = { to, from: endedAt, until: now }
  draft.case = {
    ...open,
    status: 'open',
    run,
    away: [...(ended.away ?? []), away].slice(-AWAY_KEPT),
    position: { at: 'entering', run, enterAt: whereItWas(draft) },
  }
  const holder = takeKey(draft)
  if (holder !== undefined) goBeside(draft, holder)
  draft.record(
    'case-sent-back',
    { run, ...away, ...(holder === undefined ? {} : { besides: holder.leadsTo }) },
    { text: note },
  )
  return undefined
}

function whereItWas({ case: { position, referred } }: Draft): Stage {
  const left = position.at === 'entering' ? position.enterAt : position.stage
  if (left === 'confirm') return 'confirm'
  return referred ? 'leader' : 'dispatch'
}
