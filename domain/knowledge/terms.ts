import { simplified } from './simplified.ts'
import { isStopWord } from './stop-words.ts'

/** The longest Latin word that is told apart; longer ones share what they begin with, so that keys stay short. */
const MAX_WORD = 12

const RUNS = /\p{Script=Han}+|[a-z0-9]+/gu

/** One text for all the ways to write it: NFKC, lower case, full and half width as one, simplified characters. */
export const folded = (text: string): string => simplified(text.normalize('NFKC').toLowerCase())

/**
 * The terms of a text in their order, with repetitions: each pair of neighbouring Han characters, each Latin word or
 * number. Pairs that stand in nearly every message tell nothing and are left out.
 */
export function termsOf(text: string): string[] {
  const terms: string[] = []
  for (const [run] of folded(text).matchAll(RUNS)) {
    if (/^[a-z0-9]/.test(run)) {
      terms.push(run.slice(0, MAX_WORD))
      continue
    }
    const characters = [...run]
    for (let at = 0; at + 1 < characters.length; at += 1) {
      const pair = `${characters[at]}${characters[at + 1]}`
      if (!isStopWord(pair)) terms.push(pair)
    }
  }
  return terms
}

/** How often each term stands in a text, and how many terms there are in all. */
export type Counted = { readonly counts: ReadonlyMap<string, number>; readonly length: number }

/** Counts the terms of some texts together. */
export function counted(texts: readonly string[]): Counted {
  const counts = new Map<string, number>()
  let length = 0
  for (const text of texts)
    for (const term of termsOf(text)) {
      counts.set(term, (counts.get(term) ?? 0) + 1)
      length += 1
    }
  return { counts, length }
}
