/** How fast repeating a term stops to count, and how much long texts are held back: the usual settings of BM25. */
const K1 = 1.2
const B = 0.75
const HIGHEST = K1 + 1

/**
 * How much a term says about a text it stands in: BM25 without the rarity of the term, so that what is stored stays
 * true while the base grows.
 * @returns from 0 up to 2.2
 */
export const saturation = (frequency: number, length: number, averageLength: number): number =>
  (frequency * HIGHEST) / (frequency + K1 * (1 - B + (B * length) / averageLength))

/** Steps of the stored impact, the highest first, in the order in which DynamoDB sorts text. */
const STEPS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** An impact as one character that sorts the highest first. */
export const impactStep = (impact: number): string => {
  const step = Math.round((1 - Math.min(impact, HIGHEST) / HIGHEST) * (STEPS.length - 1))
  return STEPS[step] ?? 'z'
}

/** The impact a character stands for; 0 for one that is none of ours. */
export const impactOf = (step: string): number => {
  const at = STEPS.indexOf(step)
  return at < 0 ? 0 : (1 - at / (STEPS.length - 1)) * HIGHEST
}
