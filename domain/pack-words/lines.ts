import type { Label } from '../label.ts'
import type { PartTold, Told } from './differences.ts'

const MARKS = { added: '+', removed: '-', changed: '~' } as const satisfies Record<Told['change'], string>

/** In what two versions differ, as lines for a terminal: each part with its count, then its differences, Chinese first. */
export const linesOfParts = (parts: readonly PartTold[]): readonly string[] =>
  parts.flatMap(({ label, differences }) => [
    `${label.zh} · ${label.en} (${differences.length})`,
    ...differences.map(
      (one) => `  ${MARKS[one.change]} ${wordsIn('zh', '：', one)} · ${wordsIn('en', ': ', one)}`,
    ),
  ])

const wordsIn = (language: keyof Label, colon: string, { about, before, after }: Told): string => {
  const values = [before, after].flatMap((one) => (one === undefined ? [] : [cut(one[language])]))
  return `${about[language]}${colon}${values.join(' → ')}`
}

/** Longer values are cut: the files say the rest. */
const MAX_WORDS = 120
const cut = (words: string): string => (words.length > MAX_WORDS ? `${words.slice(0, MAX_WORDS)}…` : words)
