import type { Finding } from '../../case/record/finding.ts'
import type { Place } from '../../case/record/place.ts'
import { foundBySound } from './by-sound.ts'
import { foundInWords, type InWords } from './in-words.ts'
import type { Gazetteer } from './mentions.ts'
import { gridsAt } from './point.ts'

/** What somebody said beside words about where it is. */
export type Said = {
  readonly point?: Place['point'] | undefined
  /** The grid that a person named: it goes before everything. */
  readonly grid?: string | undefined
}

/**
 * Where something is: by the gazetteer first, by the pin second. Words and pin that contradict each other are both kept and
 * marked; a pin tells which of several grids the words leave open.
 */
export function whereIs(words: string, { point, grid }: Said, gazetteer: Gazetteer): InWords {
  const written = foundInWords(words, gazetteer)
  const inWords = written.found.sure === 'unknown' ? (foundBySound(words, gazetteer) ?? written) : written
  const found = point === undefined ? inWords.found : withPin(inWords.found, point, gazetteer)
  return {
    ...inWords,
    found: grid === undefined ? found : { by: 'person', sure: 'certain', grids: [grid] },
  }
}

function withPin(words: Finding, point: NonNullable<Place['point']>, { grids }: Gazetteer): Finding {
  const pin = gridsAt(point, grids)
  if (!pin.drawn) return words
  const here: Finding =
    pin.grids.length === 0
      ? { by: 'point', sure: 'outside', grids: [] }
      : { by: 'point', sure: pin.border ? 'border' : 'certain', grids: [...pin.grids] }
  if (words.sure === 'unknown') return here
  if (words.sure === 'outside')
    return here.sure === 'outside' ? words : { ...here, sure: 'likely', contradicts: true, ...doorOf(words) }
  const agreed = words.grids.filter((one) => pin.grids.includes(one))
  if (agreed.length === 0)
    return {
      ...words,
      sure: 'likely',
      grids: [...new Set([...words.grids, ...pin.grids])],
      contradicts: true,
    }
  // A name that is sure stays sure at a border; what the words leave open, the pin decides.
  if (words.sure === 'certain') return words
  return { by: 'point', sure: agreed.length > 1 ? 'border' : 'certain', grids: agreed }
}

const doorOf = ({ door }: Finding): Pick<Finding, 'door'> => (door === undefined ? {} : { door })
