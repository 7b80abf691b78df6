import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Knowledge } from '#adapters/ports.ts'
import {
  type ImportDependencies,
  importPastCases,
  publishStatisticsOf,
  type Refused,
} from '#functions/usecases/precedents/import-past-cases.ts'
import { publishStatistics } from '#functions/usecases/precedents/tend-knowledge.ts'
import { writeWhole } from '#local/whole-file.ts'
import { type PastCases, readPastCases } from './past-cases.ts'

/** What importing a file needs. */
export type ImportFileDependencies = ImportDependencies & {
  readonly knowledge: Knowledge
  /** Which base it is: a file that broke off in one goes on in that one only. */
  readonly base: string
  /** Where it is kept how far a file has come. */
  readonly folder: string
  readonly say: (words: string) => void
  /** Hears of refused lines. */
  readonly complain: (words: string) => void
}

/** Progress is told and kept every so many lines. */
const EVERY = 100

/**
 * Imports a file. Refused lines are told and kept beside it; broken off, it goes on where it was.
 * @returns whether any line was refused, now or before it broke off
 * @throws Error when nothing of the file can be read, or the base cannot be written
 */
export async function importFile(
  deps: ImportFileDependencies,
  path: string,
): Promise<{ readonly anyRefused: boolean }> {
  const { say } = deps
  const { jurisdiction } = deps.rules.pack
  const file = await readPastCases(path)
  sayHowRead(file, say)
  const mark = await markOf(deps, path)
  const after = Number(await readFile(mark, 'utf8').catch(() => '0'))
  if (after > 0) say(`Going on behind line ${after}.`)
  const refusals = refusedUpTo(after, `${path}.refused`)
  if (after === 0) {
    const counted = await publishStatisticsOf(deps, file.lines)
    if (counted)
      say(`Statistics of the file's ${counted.documents} cases published; they are indexed by them.`)
  }
  const so = await importPastCases(
    deps,
    file.lines,
    {
      refused: (one) => {
        deps.complain(wordsOf(one, file))
        appendFileSync(refusals, `${JSON.stringify(one)}\n`)
      },
      progress: ({ line, written, known, refused }) => {
        if ((written + known + refused) % EVERY !== 0) return
        say(`line ${line}: ${written} written, ${known} known already, ${refused} refused`)
        writeWhole(mark, String(line))
      },
    },
    after,
  )
  await rm(mark, { force: true })
  const anyRefused = existsSync(refusals)
  say(
    `${so.written + so.known + so.refused} of ${file.lines.length} lines: ${so.written} written, ${so.known} known already, ` +
      `${so.refused} refused${anyRefused ? `; refused lines are kept in ${refusals}.` : '.'}`,
  )
  // Where nothing was written, nothing has become more common.
  if (so.written > 0 || after > 0) {
    const statistics = await publishStatistics(deps, jurisdiction)
    say(
      statistics === undefined
        ? 'No statistics were published: somebody else has meanwhile, or no card could be read.'
        : `Statistics of ${statistics.documents} precedents published. What stood before is indexed by them with ` +
            '`npm run knowledge -- rebuild`.',
    )
  }
  return { anyRefused }
}

function sayHowRead({ encoding, columns }: PastCases, say: (words: string) => void): void {
  if (encoding !== 'utf-8') say(`The file is read as ${encoding.toUpperCase()}.`)
  if (columns.unread.length > 0) say(`Columns that are not read: ${columns.unread.join(', ')}`)
}

/** A refused line in words, each fault by the name its column has in the file. */
function wordsOf({ line, faults }: Refused, { columns }: PastCases): string {
  const named = new Map<string, string>(columns.read)
  const said = faults.map(({ field, message }) => {
    const name = named.get(field) ?? field
    return field === '' ? message : `${name === field ? field : `${name} (${field})`}: ${message}`
  })
  return `line ${line} refused: ${said.join(' ')}`
}

/** The file that says how far this very content has come in this very base. */
async function markOf({ base, folder, rules }: ImportFileDependencies, path: string): Promise<string> {
  const name = createHash('sha256')
    .update(`${base}\n${rules.pack.jurisdiction}\n`)
    .update(await readFile(path))
    .digest('hex')
  await mkdir(folder, { recursive: true })
  return join(folder, `import-${name.slice(0, 16)}`)
}

/** The file of refused lines as it stood when the import broke off; a fresh one begins without. */
function refusedUpTo(after: number, file: string): string {
  const told = after > 0 && existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []
  const kept = told.filter((line) => Number(/^\{"line":(\d+)/.exec(line)?.[1]) <= after)
  if (kept.length > 0) writeWhole(file, `${kept.join('\n')}\n`)
  else rmSync(file, { force: true })
  return file
}
