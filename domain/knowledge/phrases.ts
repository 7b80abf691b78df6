import { folded } from './terms.ts'

/** No longer stretch of a text is told: who reads it knows by then. */
const LONGEST = 12

/** Where words begin and end: the dictionary of the platform knows those of Chinese. */
const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'word' })

type Stretch = { readonly from: number; readonly until: number; readonly worth: number }

/**
 * Terms as people read them: pairs of characters that overlap in a text stand there as the one stretch they make up (地下,
 * 下室: 地下室), made whole where it would break a word (门给个: 部门给个), the stretches that tell most first.
 * @param text what they are terms of
 * @param worth what each tells
 * @param most as many are given
 */
export function phrasesIn(
  text: string,
  worth: readonly (readonly [term: string, worth: number])[],
  most: number,
): readonly string[] {
  const worths = new Map(worth)
  const characters = [...folded(text)]
  const inside = new Set<string>()
  const stretches: Stretch[] = []
  for (let from = 0; from < characters.length; from += 1) {
    let sum = 0
    let at = from
    for (let pair = pairAt(characters, at); worths.has(pair); at += 1, pair = pairAt(characters, at)) {
      sum += worths.get(pair) ?? 0
      inside.add(pair)
    }
    if (at === from) continue
    stretches.push({ from, until: at + 1, worth: sum })
    from = at
  }
  const told = new Map<string, number>()
  for (const { from, until, worth: one } of wholeWords(stretches, characters)) {
    const words = characters.slice(from, Math.min(until, from + LONGEST)).join('')
    told.set(words, Math.max(one, told.get(words) ?? 0))
  }
  // What is no pair of characters here (a word in Latin letters, what is written otherwise) stands as it is.
  for (const [term, one] of worth) if (!inside.has(term)) told.set(term, one)
  return [...told]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([words]) => words)
}

const pairAt = (characters: readonly string[], at: number): string =>
  `${characters[at] ?? ''}${characters[at + 1] ?? ' '}`

/** Stretches widened to the words that they begin and end in; those that share one then are one. */
function wholeWords(stretches: readonly Stretch[], characters: readonly string[]): readonly Stretch[] {
  if (stretches.length === 0) return []
  const words: { readonly from: number; readonly until: number }[] = []
  for (const { segment } of SEGMENTER.segment(characters.join(''))) {
    const from = words.at(-1)?.until ?? 0
    words.push({ from, until: from + [...segment].length })
  }
  const whole: Stretch[] = []
  for (const { from, until, worth } of stretches) {
    const first = words.find((one) => one.until > from)?.from ?? from
    const last = words.find((one) => one.until >= until)?.until ?? until
    const before = whole.at(-1)
    if (before === undefined || first >= before.until) whole.push({ from: first, until: last, worth })
    else whole.splice(-1, 1, { from: before.from, until: last, worth: before.worth + worth })
  }
  return whole
}
