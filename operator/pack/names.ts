import { folded } from '#domain/text.ts'
import type { Facts, Tell, Where } from './fault.ts'
import { nearest } from './nearest.ts'

/** Something that other rows refer to, by its code, its name or an alias. */
export type NamedEntry = {
  readonly code: string
  readonly names: readonly string[]
  readonly row?: number
}

/** What can be referred to, and what it is called when it is not there. */
export type Register = {
  /** The code of what is meant; none when nothing is called so. */
  readonly find: (said: string) => string | undefined
  /** The code of what is called nearly so. */
  readonly near: (said: string) => string | undefined
  /** The code of what is meant; what is not there is told, with what it is called nearly. */
  readonly need: (said: string | undefined, where: Where, tell: Tell) => string | undefined
}

/** What references may mean. */
export function register(entries: readonly NamedEntry[], kind: Pick<Facts, 'zh' | 'en'>): Register {
  const meant = new Map<string, string>()
  for (const { code, names } of entries)
    for (const name of names) if (!meant.has(folded(name))) meant.set(folded(name), code)
  for (const { code } of entries) meant.set(code, code)
  const find = (said: string) => meant.get(said) ?? meant.get(folded(said))
  const known = entries.flatMap(({ code, names }) => [...names, code])
  const near = (said: string) => find(nearest(said, known) ?? '')
  return {
    find,
    near,
    need: (said, where, tell) => {
      if (said === undefined) return undefined
      const found = find(said)
      // Where nothing at all could be read, that was said.
      if (found === undefined && entries.length > 0)
        tell(where, 'unknown-reference', { said, near: nearest(said, known), example: known[0], ...kind })
      return found
    },
  }
}

/** Tells codes that stand twice, and names or aliases that could mean two of them. */
export function tellDouble(
  entries: readonly NamedEntry[],
  columns: { readonly code: string; readonly name: string },
  tell: Tell,
): void {
  const codes = new Map<string, number>()
  const names = new Map<string, NamedEntry>()
  for (const one of entries) {
    const { code, row = 1 } = one
    const before = codes.get(code)
    if (before !== undefined) tell({ row, column: columns.code }, 'duplicate', { said: code, other: before })
    else codes.set(code, row)
    // A row that stands twice is one fault, not one more for its name.
    if (before !== undefined) continue
    for (const name of one.names) {
      const other = names.get(folded(name))
      if (other === undefined) names.set(folded(name), one)
      else if (other.code !== code)
        tell({ row, column: columns.name }, 'same-name', { said: name, other: other.row })
    }
  }
}
