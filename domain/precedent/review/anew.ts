import type { Instant } from '../../clock/calendar.ts'
import type { Precedent } from '../precedent.ts'
import { markOf, withTexts } from '../texts.ts'
import { causesOf, heldFor, revised } from './revise.ts'

/**
 * A precedent made anew from a later version of its case, as when that was reopened and archived again. What was done to
 * it stays: its trail, where the trouble came back, and a reviewer's words wherever the text they stand for is still
 * there; the trail says where it is not. What was withdrawn as the case was reopened stands again; what a reviewer withdrew
 * stays so, until a reviewer restores it.
 * @param made the precedent as the case has it now
 */
export function madeAnew(before: Precedent, made: Precedent, at: Instant): Precedent {
  const edits = new Set(before.edits)
  const applied = new Set<NonNullable<Precedent['edits']>[number]>()
  const kept = withTexts(made, (part, _, text) => {
    const mark = text === undefined ? undefined : markOf(made, part, text)
    const edit = [...edits].find((one) => one.part === part && one.was !== undefined && one.was === mark)
    if (edit === undefined) return text
    applied.add(edit)
    return edit.now
  })
  const lost = [...edits].flatMap((one) => (applied.has(one) ? [] : [one.part]))
  const causes = causesOf(before)
  const next: Precedent = {
    ...heldFor(
      kept,
      causes.filter((cause) => cause !== 'reopening'),
    ),
    revision: before.revision,
    recurred: before.recurred,
    trail: before.trail,
    ...(applied.size === 0 ? {} : { edits: [...applied] }),
  }
  const reason = causes.includes('reopening') ? 'archived-again' : 'case-changed'
  const doing = { at, by: 'system', reason }
  return revised(next, 'rewritten', doing, lost.length === 0 ? {} : { lost: [...new Set(lost)] })
}
