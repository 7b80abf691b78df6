import type { Pack } from '../../pack/pack.ts'
import { type Refusal, refusal } from '../../refusal.ts'
import { placeOf, saltedKey } from '../../triage/triage.ts'
import type { ActionOf } from '../asked/actions.ts'
import { type Draft, isOpen } from '../draft/draft.ts'
import type { Case } from '../record/case.ts'
import { duplicateKey } from '../record/duplicate-key.ts'
import { isCertain } from '../record/finding.ts'
import type { Place } from '../record/place.ts'
import type { Task } from '../record/task.ts'
import { declareEmergency } from '../stages/declare-emergency.ts'
import { isComplex } from '../stages/ladder.ts'
import { wayOut } from '../stages/path.ts'
import { knowsProcessing, setProcessing } from '../stages/processing.ts'
import { relimitAll } from '../tasks/limited.ts'
import { recomputeAll } from '../tasks/recompute.ts'
import { replaceTask } from '../tasks/tasks.ts'
import { conditionIn, moveToPack } from './adopt-pack.ts'

/**
 * 更正: place, matter, condition or grid was wrong. A place is told in words and understood as triage does; a grid that is
 * named by itself goes before the gazetteer's. Limits and tasks are recomputed from their original start, with the pack's floor
 * left from now on; the stage goes on. It counts against whoever filed it wrongly. Corrected to a complex
 * matter before anybody was sent, the case goes to its leader as if it had been known from the start; declared an
 * emergency, it goes to the departments at once.
 */
export function correct(draft: Draft, action: ActionOf<'correct'>): Refusal | undefined {
  const { pack } = draft.context
  const place = placeAfter(draft.case, action, pack)
  const grid = action.grid ?? place.grid
  const matter = pack.matters.find((one) => one.code === (action.matter ?? draft.case.matter))
  if (!pack.grids.some((one) => one.code === grid))
    return refusal('grid-unknown', `There is no grid ${grid} in this jurisdiction's pack.`, 'grid')
  if (matter === undefined)
    return refusal(
      'matter-unknown',
      `There is no matter ${action.matter} in this jurisdiction's pack.`,
      'matter',
    )
  const condition = conditionIn(matter, action.condition ?? draft.case.condition)
  if (action.condition !== undefined && condition !== action.condition)
    return refusal('matter-unknown', `The matter has no filing condition ${action.condition}.`, 'condition')
  keyOfItsOwn(draft)
  draft.case.place = {
    ...place,
    grid,
    // A grid that a person names is where it lies, whatever was found before.
    ...(action.grid !== undefined && { found: { by: 'person', sure: 'certain', grids: [grid] } }),
  }
  draft.case.matter = matter.code
  if (action.matter !== undefined) delete draft.case.matterGuessed
  const other = draft.case.condition !== condition
  draft.case.condition = condition
  moveToPack(draft)
  const wrong = wronglyFiled(draft, action)
  draft.record('case-corrected', {
    ...(action.matter === undefined ? {} : { matter: matter.code }),
    // Also one that the matter, or the newest pack, took along.
    ...(action.matter === undefined && action.condition === undefined && !other ? {} : { condition }),
    ...(action.place === undefined ? {} : { place: saltedKey(place.key, draft.context.seed) }),
    ...(action.grid === undefined && action.place === undefined ? {} : { grid }),
    ...(action.emergency ? { emergency: true } : {}),
    ...wrong,
  })
  if (!knowsProcessing(draft, draft.case.processing ?? 'general')) setProcessing(draft, 'general')
  for (const task of [...draft.tasks.values()]) replaceTask(draft, toGrid(task, grid))
  relimitAll(draft)
  // Where it adopts the newest pack, days off may be others.
  recomputeAll(draft)
  // A matter that is an emergency by itself makes one as soon as a person has chosen it.
  if (action.emergency || (action.matter !== undefined && matter.emergency !== undefined))
    declareEmergency(draft)
  if (action.matter !== undefined) askWhoseAgain(draft)
  return undefined
}

/** What it was filed as was wrong: that counts against whoever said so, and from now on whoever corrects it has. */
function wronglyFiled(draft: Draft, action: ActionOf<'correct'>): { filedBy?: string } {
  if (FILED.every((one) => action[one] === undefined)) return {}
  const { filedBy } = draft.case
  draft.case.corrections = (draft.case.corrections ?? 0) + 1
  draft.case.filedBy = draft.context.who.id
  return filedBy === undefined ? {} : { filedBy }
}
const FILED = ['matter', 'condition', 'place', 'grid'] as const

/** What a person says about the place: where the gazetteer is not certain, the grid that he names, else the one it had. */
function placeCorrected({ grid }: Place, said: NonNullable<ActionOf<'correct'>['place']>, pack: Pack): Place {
  const place = placeOf(said.text, pack)
  if (isCertain(place.found)) return place
  if (said.grid !== undefined) return placeOf(said.text, pack, { grid: said.grid })
  return place.found?.grids.length === 0 ? { ...place, grid } : place
}

/** The place as it is corrected. */
const placeAfter = ({ place }: Pick<Case, 'place'>, action: ActionOf<'correct'>, pack: Pack): Place =>
  action.place === undefined ? place : placeCorrected(place, action.place, pack)

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

/** Until somebody is sent, "Whose is it?" is answered anew; before the reporter was heard, it is not answered yet. */
function askWhoseAgain(draft: Draft): void {
  if (!isOpen(draft, 'dispatch') || draft.case.referred || !isComplex(draft)) return
  draft.case.whose = 'complex'
  wayOut(draft, 'referred')
}
