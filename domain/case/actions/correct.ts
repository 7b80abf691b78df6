import type { Pack } from '../../pack/pack.ts'
import { type Refusal, refusal } from '../../refusal.ts'
import { placeOf } from '../../triage/triage.ts'
import type { ActionOf } from '../asked/actions.ts'
import { type Draft, isOpen } from '../draft/draft.ts'
import type { Case } from '../record/case.ts'
import { isCertain } from '../record/finding.ts'
import type { Place } from '../record/place.ts'
import { declareEmergency } from '../stages/declare-emergency.ts'
import { conditionIn, fileAnew, matterNamed, unknownMatter } from '../stages/filing.ts'
import { isComplex } from '../stages/ladder.ts'
import { wayOut } from '../stages/path.ts'

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
  if (!pack.grids.some((one) => one.code === grid))
    return refusal('grid-unknown', `There is no grid ${grid} in this jurisdiction's pack.`, 'grid')
  const code = action.matter ?? draft.case.matter
  const matter = matterNamed(draft, code)
  if (matter === undefined) return unknownMatter(code)
  const condition = conditionIn(matter, action.condition ?? draft.case.condition)
  if (action.condition !== undefined && condition !== action.condition)
    return refusal('matter-unknown', `The matter has no filing condition ${action.condition}.`, 'condition')
  // A grid that a person names is where it lies, whatever was found before.
  const named: Pick<Place, 'found'> =
    action.grid === undefined ? {} : { found: { by: 'person', sure: 'certain', grids: [grid] } }
  fileAnew(draft, { matter, condition, place: { ...place, grid, ...named } }, action)
  // A matter that is an emergency by itself makes one as soon as a person has chosen it.
  if (action.emergency || (action.matter !== undefined && matter.emergency !== undefined))
    declareEmergency(draft)
  if (action.matter !== undefined) askWhoseAgain(draft)
  return undefined
}

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

/** Until somebody is sent, "Whose is it?" is answered anew; before the reporter was heard, it is not answered yet. */
function askWhoseAgain(draft: Draft): void {
  if (!isOpen(draft, 'dispatch') || draft.case.referred || !isComplex(draft)) return
  draft.case.whose = 'complex'
  wayOut(draft, 'referred')
}
