import { type Refusal, refusal } from '../../refusal.ts'
import type { ActionOf } from '../asked/actions.ts'
import type { Draft } from '../draft/draft.ts'
import type { Case } from '../record/case.ts'
import { duplicateKey } from '../record/duplicate-key.ts'
import { enterAt, wayOut } from '../stages/path.ts'

/**
 * 并案: the case ends in another one, which people still work on and where its reports come along to. Merged into one that
 * was reopened while this one held the place and matter of both, it hands the key over: what is reported later joins there.
 */
export function merge(draft: Draft, action: ActionOf<'merge'>): Refusal | undefined {
  const { target } = draft.context
  if (action.into === draft.case.caseId)
    return refusal('same-case', 'A case cannot be merged into itself.', 'into')
  const stage = target === undefined ? undefined : enterAt(target)
  const goesOn = target?.status === 'open' && stage !== undefined && stage !== 'archive'
  if (!goesOn || target.jurisdiction !== draft.case.jurisdiction)
    return refusal('case-ended', 'The case to merge into is not open in this jurisdiction.', 'into')
  if (target.withoutKey) giveKeyTo(draft, target)
  else whileItGoesOn(draft, target)
  // What the centre found goes on as found by the centre in the other case, an emergency as one; where that was checked already, the check is
  // annulled before the reports have come along.
  const found = draft.case.foundByCentre || draft.counters.found > 0 ? 1 : 0
  const joined = stage === 'close' || stage === 'follow-up' ? 1 : 0
  const emergency = draft.case.emergency ? { emergencies: 1 } : {}
  if (found + joined > 0 || draft.case.emergency)
    draft.extra.push({ kind: 'counters', caseId: target.caseId, standing: 0, joined, found, ...emergency })
  return void wayOut(draft, 'merged', { reference: action.into })
}

/**
 * The other case stays open until this is saved: it holds its key exactly that long, and where it has none its version
 * guards it.
 */
export function whileItGoesOn({ extra, context: { pack } }: Draft, other: Case): void {
  const { caseId, version } = other
  if (other.withoutKey) extra.push({ kind: 'case', case: { ...other, version: version + 1 } })
  else extra.push({ kind: 'key-is-held', key: duplicateKey(other, pack), caseId })
}

/** The other case was reopened without the key: it is guarded by its version, and gets the key if this one has it. */
function giveKeyTo(draft: Draft, target: Case): void {
  const { case: of, extra, context } = draft
  const key = duplicateKey(target, context.pack)
  const { withoutKey: _lacked, ...standing } = target
  const version = target.version + 1
  if (of.withoutKey || duplicateKey(of, context.pack) !== key) {
    whileItGoesOn(draft, target)
    return
  }
  const { caseId, openedAt } = target
  extra.push(
    { kind: 'case', case: { ...standing, version } },
    { kind: 'claim-key', key, caseId, openedAt, from: { caseId: of.caseId } },
  )
  draft.case.withoutKey = true
}
