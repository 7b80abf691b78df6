import { refuseUnknownDoor } from '../../pack/refuse-door.ts'
import type { Refusal } from '../../refusal.ts'
import type { ActionOf } from '../asked/actions.ts'
import { type Draft, isOpen } from '../draft/draft.ts'
import { raise } from '../stages/leader.ts'
import { recordReferral, wayOut } from '../stages/path.ts'

/** 上报: to the leader by hand; its leader raises it to the next step. */
export function refer(draft: Draft, { note }: ActionOf<'refer'>): undefined {
  if (isOpen(draft, 'leader')) return raise(draft, note)
  recordReferral(draft, 'by-hand', { by: draft.context.who.id }, note)
  wayOut(draft, 'referred')
}

/**
 * 对方已受理: only from now on what was owed to its reporters is the other body's; the centre books it, or the other body's
 * own system says so.
 */
export function acceptTransfer(draft: Draft, { reference, note }: ActionOf<'accept-transfer'>): undefined {
  const { case: of, context } = draft
  if (of.status !== 'ended') return
  const numbered = reference === undefined ? {} : { reference }
  draft.case = { ...of, takenOn: { at: context.now, by: context.who.id, ...numbered } }
  draft.record('transfer-accepted', { to: of.reference ?? '', ...numbered }, { text: note })
}

/** 移送: another street or body has it from now on; the tracking code is kept and says which. */
export function transfer(draft: Draft, { to, note }: ActionOf<'transfer'>): Refusal | undefined {
  const unknown = refuseUnknownDoor(draft.context.pack, to, 'to')
  return unknown ?? void wayOut(draft, 'transferred', { reference: to, words: note })
}
