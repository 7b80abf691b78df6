import type { Clock, Knowledge } from '#adapters/ports.ts'
import type { Instant } from '#domain/clock/calendar.ts'
import { entryOf, termsOfPrecedent } from '#domain/knowledge/entry.ts'
import { countInto, newSample, SAMPLE, type Statistics, statisticsOf } from '#domain/knowledge/statistics.ts'
import { type Fault, pastCase, precedentOfPast } from '#domain/precedent/import/past-case.ts'
import { isLater, type Precedent } from '#domain/precedent/precedent.ts'
import type { Rules } from '../dependencies.ts'

/** One line of a file as it was read: its number (the first is 1) and its fields, or why it could not be read. */
export type Line = { readonly line: number } & (
  | { readonly fields: unknown }
  | { readonly unreadable: string }
)

/** A line that was refused, with what is wrong in which field. */
export type Refused = {
  readonly line: number
  readonly faults: readonly Fault[]
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
  readonly knowledge: Pick<Knowledge, 'upsert' | 'load' | 'statistics'>
  readonly rules: Rules
  readonly clock: Clock
}

/** So many lines are written at once: each of them waits for the table, not for the others. */
const AT_ONCE = 8

/**
 * Makes precedents of past cases. What is there already is left alone, so that a file can be read again after it broke
 * off, from the beginning or from any line. An id that stands already with other content is refused: which of the two is
 * right nobody can tell here.
 * @param lines of the whole file
 * @param say hears of each line that was dealt with, in order
 * @param after the line behind which to go on
 */
export async function importPastCases(
  deps: ImportDependencies,
  lines: readonly Line[],
  say: { readonly refused: (one: Refused) => void; readonly progress: (so: Imported) => void },
  after = 0,
): Promise<Imported> {
  const importLine = await lineImporter(deps, lines, after)
  const left = lines.filter(({ line }) => line > after)
  let so: Imported = { line: after, written: 0, known: 0, refused: 0 }
  for (let at = 0; at < left.length; at += AT_ONCE) {
    const some = left.slice(at, at + AT_ONCE)
    const done = await Promise.allSettled(some.map(importLine))
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

type Became = 'written' | 'known' | Refused

/** The first line of a file with an id, and what it became; nothing when it was dealt with before the import broke off. */
type First = { readonly line: number; readonly precedent: Precedent; readonly became?: Promise<Became> }

/** Imports lines in their order; what a line is compared with does not depend on which of them is written first. */
async function lineImporter(
  deps: ImportDependencies,
  lines: readonly Line[],
  after: number,
): Promise<(one: Line) => Promise<Became>> {
  const { rules, knowledge } = deps
  const statistics = await knowledge.statistics(rules.pack.jurisdiction)
  const now = await deps.clock.now()
  const firsts = new Map<string, First>()
  const left = new Set(lines.filter(({ line }) => line > after).map(idOfLine))
  for (const one of lines) {
    if (one.line > after || !left.has(idOfLine(one))) continue
    const made = precedentOfLine(one, rules, now)
    if ('faults' in made || firsts.has(made.precedent.precedentId)) continue
    firsts.set(made.precedent.precedentId, { line: one.line, precedent: made.precedent })
  }
  return (one) => {
    const made = precedentOfLine(one, rules, now)
    if ('faults' in made) return Promise.resolve(made)
    const { precedent } = made
    const first = firsts.get(precedent.precedentId)
    if (first !== undefined && !isSameContent(first.precedent, precedent))
      return Promise.resolve(otherContent(one.line, `in line ${first.line}`))
    if (first?.became !== undefined) return again(one.line, first.became)
    const became = written(knowledge, one.line, precedent, statistics)
    firsts.set(precedent.precedentId, { line: first?.line ?? one.line, precedent, became })
    return became
  }
}

const idOfLine = (one: Line): string | undefined =>
  'fields' in one ? pastCase.pick({ id: true }).safeParse(one.fields).data?.id : undefined

/** What a line became that says the same as an earlier one. */
async function again(line: number, first: Promise<Became>): Promise<Became> {
  const became = await first
  return typeof became === 'string' ? 'known' : { ...became, line }
}

async function written(
  knowledge: ImportDependencies['knowledge'],
  line: number,
  precedent: Precedent,
  statistics: Statistics,
): Promise<Became> {
  const standing = await knowledge.load(precedent.precedentId)
  if (standing !== undefined && !isSameContent(standing.precedent, precedent))
    return otherContent(line, `in the base, as ${precedent.precedentId},`)
  // Later statistics alone are no reason to write a line again: that is what a rebuild is for.
  if (standing?.complete && !isLater(precedent, standing.precedent)) return 'known'
  return (await knowledge.upsert(entryOf(precedent, statistics))) === 'written' ? 'written' : 'known'
}

/** Whether two lines say the same. Of what was imported before contents were kept, nobody knows. */
const isSameContent = ({ imported }: Precedent, other: Precedent): boolean =>
  imported === undefined || imported.content === other.imported?.content

const otherContent = (line: number, where: string): Refused => ({
  line,
  faults: [
    { field: 'id', message: `It stands already ${where} with other content. What stands is left as it is.` },
  ],
})

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
  // What comes again under a number is no further case.
  const cases = [...new Map(lines.map((one) => [idOfLine(one), one])).values()]
  if (cases.length <= before.documents) return undefined
  const now = await clock.now()
  const sample = newSample()
  const every = Math.max(1, Math.floor(cases.length / SAMPLE))
  const tried = cases.filter((_, at) => at % every === 0)
  for (const one of tried) {
    const made = precedentOfLine(one, rules, now)
    if (!('faults' in made)) countInto(sample, termsOfPrecedent(made.precedent))
  }
  // Nor is a line that is refused.
  const documents = Math.round((cases.length * sample.documents) / tried.length)
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
  const made = precedentOfPast(one.fields, pack, calendar, now)
  return made.ok ? { precedent: made.value } : { line, faults: made.error }
}
