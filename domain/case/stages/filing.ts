import type { Matter } from '../../pack/pack.ts'
import { type Refusal, refusal } from '../../refusal.ts'
import { saltedKey } from '../../triage/triage.ts'
import type { ActionOf } from '../asked/actions.ts'
import type { Draft } from '../draft/draft.ts'
import { duplicateKey } from '../record/duplicate-key.ts'
import type { Place } from '../record/place.ts'
import type { Task } from '../record/task.ts'
import { relimitAll } from '../tasks/limited.ts'
import { recomputeAll } from '../tasks/recompute.ts'
import { replaceTask } from '../tasks/tasks.ts'
import { knowsProcessing, setProcessing } from './processing.ts'

/** What a person says that a case is; whatever is left out stays as it was filed. */
export type Said = Omit<ActionOf<'correct'>, 'action'>
/** What it is filed as from now on. */
type Filing = { readonly matter: Matter; readonly condition: string; readonly place: Place }

/** The matter of that code in the pack at hand. */
export const matterNamed = ({ context: { pack } }: Draft, code: string): Matter | undefined =>
  pack.matters.find((one) => one.code === code)
export const unknownMatter = (code: string): Refusal =>
  refusal('matter-unknown', `There is no matter ${code} in this jurisdiction's pack.`, 'matter')

/** A filing condition, if the matter has it; else its first, which is that of a case nobody has looked at yet. */
export const conditionIn = ({ conditions }: Matter, wanted: string): string =>
  (conditions.find(({ code }) => code === wanted) ?? conditions[0])?.code ?? ''

/**
 * From now on the case is decided by the pack at hand. A case that has it already stays as it is.
 * @param condition the filing condition it has now, where the pack no longer knows the one it had
 */
export function moveToPack(draft: Draft, condition?: string): void {
  const { version } = draft.context.pack
  const { packVersion: from } = draft.case
  if (from === version) return
  draft.case.packVersion = version
  draft.record('pack-adopted', { from, to: version, ...(condition === undefined ? {} : { condition }) })
}

/**
 * Files a case anew, by what a person says that it is: that is told, counts against whoever filed it wrongly, and is what limits
 * and tasks go by, from their original start. What a person names is guessed no more.
 */
export function fileAnew(draft: Draft, { matter, condition, place }: Filing, said: Said): void {
  keyOfItsOwn(draft)
  const { grid } = place
  draft.case.place = place
  draft.case.matter = matter.code
  if (said.matter !== undefined) delete draft.case.matterGuessed
  const other = draft.case.condition !== condition
  draft.case.condition = condition
  moveToPack(draft)
  const wrong = wronglyFiled(draft, said)
  draft.record('case-corrected', {
    ...(said.matter === undefined ? {} : { matter: matter.code }),
    // Also one that the matter, or the newest pack, took along.
    ...(said.matter === undefined && said.condition === undefined && !other ? {} : { condition }),
    ...(said.place === undefined ? {} : { place: saltedKey(place.key, draft.context.seed) }),
    ...(said.grid === undefined && said.place === undefined ? {} : { grid }),
    ...(said.emergency ? { emergency: true } : {}),
    ...wrong,
  })
  if (!knowsProcessing(draft, draft.case.processing ?? 'general')) setProcessing(draft, 'general')
  for (const task of [...draft.tasks.values()]) replaceTask(draft, toGrid(task, grid))
  relimitAll(draft)
  // Where it adopts the newest pack, days off may be others.
  recomputeAll(draft)
}

/** What a case is filed as, for whoever accepts it to say otherwise; nothing where that tells nothing. */
export const filedMatter = ({ draft }: { readonly draft: Draft }): { readonly matter: string } | undefined =>
  draft.case.matter === draft.context.pack.unsortedMatter ? undefined : { matter: draft.case.matter }

/**
 * The matter that whoever accepts a case says: that wins over what it was filed as, guessed or chosen; nobody asked about the place.
 * @returns whether no person had chosen it before
 */
export function chooseMatter(draft: Draft, matter: Matter): boolean {
  const { matter: filed, matterGuessed, condition, place } = draft.case
  const { code } = matter
  if (code !== filed) {
    fileAnew(draft, { matter, condition: conditionIn(matter, condition), place }, { matter: code })
    return true
  }
  if (matterGuessed) draft.case.filedBy = draft.context.who.id
  delete draft.case.matterGuessed
  return matterGuessed === true
}

/** What it was filed as was wrong: that counts against whoever said so, and from now on whoever corrects it has. */
function wronglyFiled(draft: Draft, said: Said): { filedBy?: string } {
  if (FILED.every((one) => said[one] === undefined)) return {}
  const { filedBy } = draft.case
  draft.case.corrections = (draft.case.corrections ?? 0) + 1
  draft.case.filedBy = draft.context.who.id
  return filedBy === undefined ? {} : { filedBy }
}
const FILED = ['matter', 'condition', 'place', 'grid'] as const

/**
 * A case that was stored while place and matter were the key of one gets a key of its own before they change: whatever is the
 * same for certain is so by neither.
 */
function keyOfItsOwn({ case: of, extra, context: { pack } }: Draft): void {
  if (of.sameBy !== undefined) return
  const { caseId, openedAt } = of
  const before = duplicateKey(of, pack)
  of.sameBy = { by: 'nothing' }
  const key = duplicateKey(of, pack)
  if (of.withoutKey || key === before) return
  extra.push({ kind: 'release-key', key: before, caseId }, { kind: 'claim-key', key, caseId, openedAt })
}

const toGrid = (task: Task, grid: string): Task =>
  task.assignee.kind === 'role' && task.assignee.grid !== undefined
    ? { ...task, assignee: { ...task.assignee, grid } }
    : task
