import { createHash } from 'node:crypto'
import type { Case } from '../case/record/case.ts'
import type { SameBy } from '../case/record/duplicate-key.ts'
import { isCertain } from '../case/record/finding.ts'
import type { Report, ReportText } from '../report/record/report.ts'
import { folded } from '../text.ts'
import type { Triaged } from './triage.ts'

/** Letters from which on the same words are no coincidence: somebody copied them, or sent them again. */
const NO_COINCIDENCE = 20

/**
 * By what a report is for certain of the same trouble as another one: the component that it names by its code; the device that raised it; or its words, all
 * of them and those about the place (a flat among them), by the same number. Words that are too many for a coincidence, at a
 * place that is certain, are the same whoever sends them: neighbours pass them on. Who gives no number has to have
 * the one or the other. A tip-off is the same as nothing, nor what is about people of the house: whoever sees the one need not see
 * the other. No machine's guess at a matter has a part in it.
 */
export function sameByOf(
  {
    appeal,
    about,
    component,
    device,
    source,
    caller,
  }: Pick<Report, 'appeal' | 'about' | 'component' | 'device' | 'source' | 'caller'>,
  words: Pick<ReportText, 'description' | 'place'>,
  { place }: Pick<Triaged, 'place'>,
): SameBy {
  if (appeal === 'tip-off' || about !== undefined) return NOTHING
  if (component !== undefined) return { by: 'component', component }
  if (device !== undefined) return { by: 'device', device, ...(source && { system: source.system }) }
  const said = folded(words.description)
  const [isLong, isPlaced] = [said.length >= NO_COINCIDENCE, isCertain(place.found)]
  if (caller === undefined && !isLong && !isPlaced) return NOTHING
  const by = isLong && isPlaced ? '' : (caller ?? '')
  // What parts them stands in none of them: folded words have no line breaks.
  const hash = createHash('sha256').update([by, folded(words.place), said].join('\n'))
  return { by: 'words', hash: hash.digest('hex').slice(0, 32) }
}
const NOTHING: SameBy = { by: 'nothing' }

/**
 * Whether a report joins the open case that holds what it is the same by. A component or a device has one trouble at a time, unless people
 * named two: then they are told apart.
 */
export const joinsByItself = (
  { by }: SameBy,
  { matter, guessed }: Pick<Triaged, 'matter' | 'guessed'>,
  of: Pick<Case, 'appeal' | 'matter' | 'matterGuessed'>,
): boolean =>
  of.appeal !== 'tip-off' &&
  (by === 'words' || guessed === true || of.matterGuessed === true || of.matter === matter.code)
