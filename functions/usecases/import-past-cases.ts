import type { Clock, Knowledge } from '#adapters/ports.ts'
import type { Instant } from '#domain/clock/calendar.ts'
import { entryOf, termsOfPrecedent } from '#domain/knowledge/entry.ts'
import { countInto, newSample, SAMPLE, type Statistics, statisticsOf } from '#domain/knowledge/statistics.ts'
import { pastCase, precedentOfPast } from '#domain/precedent/past-case.ts'
import { isLater, type Precedent } from '#domain/precedent/precedent.ts'
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

/** What importing needs. */
export type ImportDependencies = {
  readonly knowledge: Pick<Knowledge, 'keep' | 'kept' | 'statistics'>
  readonly rules: Rules
  readonly clock: Clock
}

/** So many lines are written at once: each of them waits for the table, not for the others. */
const AT_ONCE = 8

/**
 * Makes precedents of past cases. What is there already is left alone, so that a file can be read again after it broke
 * off, from the beginning or from any line.
 * @param say hears of each line that was dealt with, in order
 */
export async function importPastCases(
  deps: ImportDependencies,
  lines: readonly Line[],
  say: { readonly refused: (one: Refused) => void; readonly progress: (so: Imported) => void },
): Promise<Imported> {
  const statistics = await deps.knowledge.statistics(deps.rules.pack.jurisdiction)
  const now = await deps.clock.now()
  let so: Imported = { line: 0, written: 0, known: 0, refused: 0 }
  for (let at = 0; at < lines.length; at += AT_ONCE) {
    const some = lines.slice(at, at + AT_ONCE)
    const done = await Promise.allSettled(some.map((one) => importLine(deps, one, statistics, now)))
    for (const [n, settled] of done.entries()) {
      // None is left under way when the import breaks off.
      if (settled.status === 'rejected') throw settled.reason
      const became = settled.value
      const line = some[n]?.line ?? so.line
      if (typeof became === 'string') so = { ...so, line, [became]: so[became] + 1 }
      else {
        so = { ...so, line, refused: so.refused + 1 }
        say.refused(became)
      }
      say.progress(so)
    }
  }
  return so
}

async function importLine(
  { knowledge, rules }: ImportDependencies,
  one: Line,
  statistics: Statistics,
  now: Instant,
): Promise<'written' | 'known' | Refused> {
  const made = precedentOfLine(one, rules, now)
  if ('faults' in made) return made
  const standing = await knowledge.kept(made.precedent.precedentId)
  // Later statistics alone are no reason to write a line again: that is what a rebuild is for.
  if (standing?.complete && !isLater(made.precedent, standing.precedent)) return 'known'
  return (await knowledge.keep(entryOf(made.precedent, statistics))) === 'kept' ? 'written' : 'known'
}

/**
 * Publishes statistics counted from a file that holds more cases than the base, before it is imported: so each of them is
 * indexed once, by what is common in them.
 * @returns what was published; nothing when the base is the larger one, or somebody else was faster
 */
export async function publishStatisticsOf(
  {
    knowledge,
    clock,
    rules,
  }: {
    readonly knowledge: Pick<Knowledge, 'statistics' | 'publish'>
    readonly clock: Clock
    readonly rules: Rules
  },
  lines: readonly Line[],
): Promise<Statistics | undefined> {
  const { jurisdiction } = rules.pack
  const before = await knowledge.statistics(jurisdiction)
  if (lines.length <= before.documents) return undefined
  const now = await clock.now()
  const sample = newSample()
  const every = Math.max(1, Math.floor(lines.length / SAMPLE))
  const tried = lines.filter((_, at) => at % every === 0)
  for (const one of tried) {
    const made = precedentOfLine(one, rules, now)
    if (!('faults' in made)) countInto(sample, termsOfPrecedent(made.precedent))
  }
  // A line that is refused is none of the base.
  const documents = Math.round((lines.length * sample.documents) / tried.length)
  if (documents <= before.documents) return undefined
  const next = statisticsOf(sample, { documents, version: before.version + 1, at: now })
  return (await knowledge.publish(jurisdiction, next)) === 'published' ? next : undefined
}

function precedentOfLine(
  one: Line,
  { pack, calendar }: Rules,
  now: Instant,
): { readonly precedent: Precedent } | Refused {
  const { line } = one
  if ('unreadable' in one) return { line, faults: [{ field: '', message: one.unreadable }] }
  const read = pastCase.safeParse(one.fields)
  if (!read.success)
    return {
      line,
      faults: read.error.issues.map(({ path, message }) => ({ field: path.join('.'), message })),
    }
  const made = precedentOfPast(read.data, pack, calendar, now)
  return made.ok ? { precedent: made.value } : { line, faults: made.error }
}
