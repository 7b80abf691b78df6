/** What triage is measured on: messages judged beforehand where they are, else the project's own sample. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { readCsv } from '#domain/pack/csv.ts'
import { messagesFolder } from '../knowledge/messages-folder.ts'
import { SAMPLE } from './sample.ts'

/** A message as it came in: what it is called, what it says, when. */
const told = z.object({ id: z.string(), title: z.string(), at: z.string(), text: z.string() })
export type Told = z.infer<typeof told>

/** A message of which a person said whose it is: departments any one of which is right; `street` when the street's own. */
export type Judged = {
  readonly id: string
  readonly street: boolean
  readonly departments: readonly string[]
}

/** Two messages, and whether they tell of one trouble at one place. */
export type JudgedPair = {
  readonly a: string
  readonly b: string
  readonly label: 'same' | 'related' | 'different'
}

/** Everything that is measured on. `labelled` are messages with the class of the first level. */
export type Data = {
  readonly from: string
  readonly told: ReadonlyMap<string, Told>
  readonly judged: readonly Judged[]
  readonly rare: readonly Judged[]
  readonly labelled: readonly (Told & { readonly level1: string })[]
  /** Names of the classes of all levels under each class of the first. */
  readonly taxonomy: ReadonlyMap<string, readonly string[]>
  readonly pairs: readonly JudgedPair[]
}

/** Reads the data. @throws Error for a file that is not as its README says */
export function readData(): Data {
  const folder = messagesFolder()
  if (folder === undefined) return SAMPLE
  const text = (name: string) => readFileSync(join(folder, name), 'utf8')
  const lines = (name: string) =>
    text(name)
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line))
  const table = (name: string) => {
    const [head, ...rows] = readCsv(text(name)).rows
    return rows.map(({ cells }) =>
      Object.fromEntries((head?.cells ?? []).map((column, n) => [column, cells[n] ?? ''])),
    )
  }
  const judged = (name: string): Judged[] =>
    table(name).map(({ id = '', street, accept_departments = '' }) => ({
      id,
      street: street === 'yes',
      departments: accept_departments.split('|'),
    }))
  const taxonomy = new Map<string, string[]>()
  for (const { level1 = '', level2 = '', level3 = '' } of table('taxonomy.csv'))
    taxonomy.set(level1, [...(taxonomy.get(level1) ?? []), level2, level3])
  const label = z.enum(['same', 'related', 'different'])
  return {
    from: 'real messages',
    told: new Map(
      lines('reports.ndjson')
        .map((one) => told.parse(one))
        .map((one) => [one.id, one]),
    ),
    judged: judged('judged.csv'),
    rare: judged('judged-rare.csv'),
    labelled: lines('labelled.ndjson').map((one) => told.extend({ level1: z.string() }).parse(one)),
    taxonomy,
    pairs: table('pairs.csv').map((one) => ({
      a: one.a ?? '',
      b: one.b ?? '',
      label: label.parse(one.label),
    })),
  }
}
