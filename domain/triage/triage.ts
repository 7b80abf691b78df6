import { createHash } from 'node:crypto'
import type { Place } from '../case/record/place.ts'
import type { Matter, Pack } from '../pack/pack.ts'
import type { Report, ReportText } from '../report/record/report.ts'
import { folded } from '../text.ts'

/** What triage makes of a report: where it is, what it is. Whether it was seen before, the duplicate key tells. */
export type Triaged = { readonly place: Place; readonly matter: Matter; readonly condition: string }

/**
 * The simplest true triage: a place is known when its name or an alias stands in the words about the place (the
 * longest wins), else it is those words; the matter is the one that was named, else the one most of whose keywords
 * stand in the description, else the unsorted one.
 */
export function triage(report: Pick<Report, 'matter' | 'point'>, words: ReportText, pack: Pack): Triaged {
  const matter = matterFor(report.matter, folded(words.description), pack)
  return {
    place: { ...placeOf(words.place, pack), ...(report.point === undefined ? {} : { point: report.point }) },
    matter,
    condition: matter.conditions[0]?.code ?? '',
  }
}

/**
 * The place that words tell: the known one whose name or alias stands in them (the longest wins), with its grid; else a
 * key made of the words.
 * @param grid of a place that nobody knows; the pack's fallback unless somebody says better
 */
export function placeOf(
  words: string,
  pack: Pick<Pack, 'places' | 'fallbackGrid'>,
  grid = pack.fallbackGrid,
): Place {
  const about = folded(words)
  const known = pack.places
    .flatMap((place) => [place.name, ...place.aliases].map((name) => ({ place, name: folded(name) })))
    .filter(({ name }) => about.includes(name))
    .sort((a, b) => b.name.length - a.name.length)[0]
  return known === undefined
    ? { key: keyOfWords(about), text: words, grid }
    : { key: known.place.code, text: words, grid: known.place.grid }
}

/** The key of a place that only words tell: the same words, the same key; events carry it, so the words stay out of it. */
const keyOfWords = (about: string): string =>
  `words-${createHash('sha256').update(about).digest('hex').slice(0, 32)}`

function matterFor(named: string | undefined, description: string, pack: Pack): Matter {
  const score = (matter: Matter) =>
    matter.code === named
      ? Number.POSITIVE_INFINITY
      : matter.keywords.filter((keyword) => description.includes(folded(keyword))).length
  const best = pack.matters.reduce((a, b) => (score(b) > score(a) ? b : a))
  const unsorted = pack.matters.find((matter) => matter.code === pack.unsortedMatter) ?? best
  return score(best) > 0 ? best : unsorted
}
