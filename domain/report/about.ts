import type { Appeal } from '../appeal.ts'
import type { Pack } from '../pack/pack.ts'
import { folded } from '../text.ts'
import type { ReportText } from './record/report.ts'

/** Appeals that are against somebody. */
const AGAINST: readonly Appeal[] = ['complaint', 'tip-off']

/**
 * Whether a report may be about one of these parties (被反映对象): it is a complaint or a tip-off, and its words name the
 * party or an alias of it. Who complains of a party and who only mentions it, words do not tell for sure; what is not
 * sure counts as about it.
 */
export function mayBeAbout(
  { appeal }: { readonly appeal: Appeal },
  words: Pick<ReportText, 'description' | 'place'>,
  parties: readonly string[],
  pack: Pick<Pack, 'parties'>,
): boolean {
  if (!AGAINST.includes(appeal)) return false
  const said = folded(`${words.place} ${words.description}`)
  return pack.parties
    .filter(({ code }) => parties.includes(code))
    .flatMap(({ name, aliases }) => [name.zh, name.en, ...aliases])
    .some((name) => said.includes(folded(name)))
}
