/** Pixels of a button beside its words, with the gap to the next one. */
const AROUND = 40
/** Pixels of what leads to the rest, with the edges of the bar. */
const REST = 136
/** Pixels of a character: of Chinese, of anything else. */
const WIDE = 14
const NARROW = 8

const widthOf = (label: string): number =>
  [...label].reduce((sum, one) => sum + (one > '\u2e7f' ? WIDE : NARROW), AROUND)

/**
 * How many buttons stand in one row beside what leads to the rest: one at least, whatever it is called.
 * @param labels what they are called, in their order
 * @param width of the bar, in pixels
 */
export function fitting(labels: readonly string[], width: number): number {
  let left = width - REST
  const at = labels.findIndex((label) => {
    left -= widthOf(label)
    return left < 0
  })
  return at < 0 ? labels.length : Math.max(at, 1)
}
