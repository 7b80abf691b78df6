import type { Knowledge } from '#adapters/ports.ts'
import { entryOf } from '#domain/knowledge/entry.ts'
import { pastCase, precedentOfPast } from '#domain/precedent/past-case.ts'
import type { Precedent } from '#domain/precedent/precedent.ts'
import type { Rules } from './dependencies.ts'

/** One line of a file as it was read: its number (the first is 1) and its fields, or why it could not be read. */
export type Line = { readonly line: number } & (
  | { readonly fields: unknown }
  | { readonly unreadable: string }
)

/** A line that was refused, with what is wrong in which field. */
export type Refused = {
  readonly line: number
  readonly faults: readonly { readonly field: string; readonly message: string }[]
}

/** How far an import has come. */
export type Imported = {
  readonly line: number
  readonly written: number
  readonly known: number
  readonly refused: number
}

/**
 * Makes precedents of past cases. What is there already is left alone, so that a file can be read again after it broke
 * off, from the beginning or from any line.
 * @param say hears of each line that was dealt with, in order
 */
export async function importPastCases(
  { knowledge, rules }: { readonly knowledge: Pick<Knowledge, 'keep' | 'statistics'>; readonly rules: Rules },
  lines: Iterable<Line>,
  say: { readonly refused: (one: Refused) => void; readonly progress: (so: Imported) => void },
): Promise<Imported> {
  const statistics = await knowledge.statistics(rules.pack.jurisdiction)
  let so: Imported = { line: 0, written: 0, known: 0, refused: 0 }
  for (const one of lines) {
    const made = precedentOfLine(one, rules)
    if ('faults' in made) {
      so = { ...so, line: one.line, refused: so.refused + 1 }
      say.refused(made)
    } else {
      const kept = await knowledge.keep(entryOf(made.precedent, statistics))
      const written = kept === 'kept' ? 1 : 0
      so = { ...so, line: one.line, written: so.written + written, known: so.known + 1 - written }
    }
    say.progress(so)
  }
  return so
}

function precedentOfLine(one: Line, { pack, calendar }: Rules): { readonly precedent: Precedent } | Refused {
  const { line } = one
  if ('unreadable' in one) return { line, faults: [{ field: '', message: one.unreadable }] }
  const read = pastCase.safeParse(one.fields)
  if (!read.success)
    return {
      line,
      faults: read.error.issues.map(({ path, message }) => ({ field: path.join('.'), message })),
    }
  const made = precedentOfPast(read.data, pack, calendar)
  return made.ok ? { precedent: made.value } : { line, faults: made.error }
}
