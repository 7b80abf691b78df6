/** What the index is compared with: BM25 over every term of every message, nothing left out. */

import { saturation } from '#domain/knowledge/impact.ts'
import { telling } from '#domain/knowledge/statistics.ts'

const RUNS = /\p{Script=Han}+|[a-z0-9]+/gu

/** Han bigrams and Latin words, as an ordinary solution takes them: without stop words. */
export function plainTerms(text: string): string[] {
  return [...text.normalize('NFKC').toLowerCase().matchAll(RUNS)].flatMap(([run]) =>
    /^[a-z0-9]/.test(run) ? [run] : Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)),
  )
}

/** An exhaustive scorer for known questions: it keeps the postings of their terms only, but all of those. */
export function exhaustiveScorer(questions: readonly string[]) {
  const terms = questions.map((one) => [...new Set(plainTerms(one))])
  const postings = new Map<string, { readonly at: number[]; readonly frequency: number[] }>()
  for (const term of terms.flat()) postings.set(term, { at: [], frequency: [] })
  const lengths: number[] = []
  let total = 0
  const scoresOf = (question: number): Float64Array => {
    const scores = new Float64Array(lengths.length)
    const documents = lengths.length
    for (const term of terms[question] ?? []) {
      const { at = [], frequency = [] } = postings.get(term) ?? {}
      const known = { version: 1, at: '', documents, averageLength: 1, floor: 1 }
      const weight = telling(term, { ...known, common: new Map([[term, at.length]]) })
      at.forEach((n, i) => {
        scores[n] =
          (scores[n] ?? 0) + weight * saturation(frequency[i] ?? 0, lengths[n] ?? 0, total / documents)
      })
    }
    return scores
  }
  return {
    add: (text: string): void => {
      const all = plainTerms(text)
      const counts = new Map<string, number>()
      for (const term of all) if (postings.has(term)) counts.set(term, (counts.get(term) ?? 0) + 1)
      for (const [term, frequency] of counts) {
        postings.get(term)?.at.push(lengths.length)
        postings.get(term)?.frequency.push(frequency)
      }
      lengths.push(all.length)
      total += all.length
    },
    /** The rank, from 1, of a message for a question; undefined when they share no term. */
    rankOf: (question: number, wanted: number): number | undefined => {
      const scores = scoresOf(question)
      const own = scores[wanted] ?? 0
      if (own === 0) return undefined
      let rank = 1
      for (const score of scores) if (score > own) rank += 1
      return rank
    },
    /** The number of the best message for a question. */
    bestFor: (question: number): number => {
      const scores = scoresOf(question)
      return scores.indexOf(Math.max(...scores))
    },
  }
}
