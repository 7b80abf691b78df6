/** The least number of letters to be put in, left out or changed to make one word of the other. */
export function distance(one: string, other: string): number {
  const letters = [...other]
  let before = [0, ...letters.map((_, at) => at + 1)]
  ;[...one].forEach((letter, row) => {
    const next = [row + 1]
    letters.forEach((with_, at) => {
      const put = (next[at] ?? 0) + 1
      const left = (before[at + 1] ?? 0) + 1
      next.push(Math.min(put, left, (before[at] ?? 0) + (letter === with_ ? 0 : 1)))
    })
    before = next
  })
  return before.at(-1) ?? 0
}

/** The known word nearest to one that is not known; none when even the nearest shares less than half its letters. */
export function nearest(said: string, known: readonly string[]): string | undefined {
  const plain = said.toLowerCase()
  const [best] = known
    .map((word) => ({ word, far: distance(plain, word.toLowerCase()) }))
    .filter(({ word, far }) => far <= Math.max(word.length, plain.length) / 2)
    .toSorted((a, b) => a.far - b.far)
  return best?.word
}
