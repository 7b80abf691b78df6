import type { Values } from './form-schema.ts'

/** An item of a plan, as another one may wait for it. */
export type Item = { readonly code: string; readonly words: string }

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The items of a plan, each with a number by which others wait for it: nobody has to think of one. */
export function numbered(lines: readonly Values[]): readonly Values[] {
  const taken = new Set(lines.map(({ item }) => text(item)))
  return lines.map((line, at) => {
    if (text(line.item) !== '') return line
    let number = at + 1
    while (taken.has(String(number))) number += 1
    taken.add(String(number))
    return { ...line, item: String(number) }
  })
}

/** The items beside one of a plan: what it may wait for. */
export const othersOf = (lines: readonly Values[], at: number): readonly Item[] =>
  lines
    .filter((_, other) => other !== at)
    .map(({ item, action }) => ({ code: text(item), words: `${text(item)} ${text(action)}`.trim() }))
