import { simplified } from '../simplified.ts'
import { sounded } from '../sounds.ts'
import { isStopWord } from './stop-words.ts'

/** The longest Latin word that is told apart; longer ones share what they begin with, so that keys stay short. */
const MAX_WORD = 12

const RUNS = /\p{Script=Han}+|[a-z0-9]+/gu

/** One text for all the ways to write it: NFKC, lower case, full and half width as one, simplified characters. */
export const folded = (text: string): string => simplified(text.normalize('NFKC').toLowerCase())

/** A term where it stands in a folded text, in UTF-16 units, and as it is written there; of a long word the whole of it. */
export type PlacedTerm = {
  readonly term: string
  readonly written: string
  readonly from: number
  readonly to: number
}

/**
 * The terms of a folded text in their order, with repetitions: each pair of neighbouring Han characters by its sound, each Latin
 * word or number. Pairs that sound alike are one term, for call-takers mistype by sound; it is written with the commonest
 * characters of that sound, and shown to nobody. Pairs that stand in nearly every message tell nothing and are left out.
 */
export function placedTermsOf(plain: string): PlacedTerm[] {
  const terms: PlacedTerm[] = []
  for (const { 0: run, index } of plain.matchAll(RUNS)) {
    if (/^[a-z0-9]/.test(run)) {
      const term = run.slice(0, MAX_WORD)
      terms.push({ term, written: term, from: index, to: index + run.length })
      continue
    }
    let from = index
    let before: string | undefined
    for (const character of run) {
      const pair = `${before}${character}`
      if (before !== undefined) {
        if (!isStopWord(pair))
          terms.push({ term: sounded(pair), written: pair, from, to: from + pair.length })
        from += before.length
      }
      before = character
    }
  }
  return terms
}

/** The terms of a text in their order, with repetitions. */
export const termsOf = (text: string): string[] => placedTermsOf(folded(text)).map(({ term }) => term)

/** How often each term stands in a text, in which ways it is written there, and how many terms there are in all. */
export type Counted = {
  readonly counts: ReadonlyMap<string, number>
  /** The ways in which each term is written, the first of them first. */
  readonly written: ReadonlyMap<string, ReadonlySet<string>>
  readonly length: number
}

/** Counts the terms of some texts together. */
export function counted(texts: readonly string[]): Counted {
  const counts = new Map<string, number>()
  const ways = new Map<string, Set<string>>()
  let length = 0
  for (const text of texts)
    for (const { term, written } of placedTermsOf(folded(text))) {
      counts.set(term, (counts.get(term) ?? 0) + 1)
      const known = ways.get(term)
      if (known === undefined) ways.set(term, new Set([written]))
      else known.add(written)
      length += 1
    }
  return { counts, written: ways, length }
}

/** A term as it is written first. */
export const firstWay = (term: string, written: Counted['written']): string =>
  written.get(term)?.values().next().value ?? term

/** What a term counts that only sounds alike, next to one that is written alike, where that is all that is known of it. */
export const BY_SOUND = 0.3
