import type { CsvRow } from '#domain/pack/csv.ts'
import { readCsv } from '#domain/pack/csv.ts'
import type { CellReader } from './cells.ts'
import { type Fault, faultOf, type Tell } from './fault.ts'
import { nearest } from './nearest.ts'

/** A column of a table that people keep in a spreadsheet. */
export type Column<T, Need extends boolean = boolean> = {
  /** What it is called in a first row written in Chinese; its key is the other name. */
  readonly zh: string
  /** Whether every row fills it. */
  readonly need: Need
  readonly read: CellReader<T>
  /** What may stand in it. */
  readonly example: string
  /** What it is for, in Chinese: for whoever fills it. */
  readonly about: string
}

/** A column that every row fills. */
export const needed = <T>(
  zh: string,
  read: CellReader<T>,
  example: string,
  about: string,
): Column<T, true> => ({ zh, need: true, read, example, about })

/** A column that may be left out, or left empty. */
export const optional = <T>(
  zh: string,
  read: CellReader<T>,
  example: string,
  about: string,
): Column<T, false> => ({ zh, need: false, read, example, about })

/** The columns of a table by their keys. */
// biome-ignore lint/suspicious/noExplicitAny: each column has a type of its own, which the row takes up again.
export type Columns = Readonly<Record<string, Column<any>>>

/** A row as far as it could be read: what is missing or wrong was told, or may be missing. */
export type Row<C extends Columns> = {
  readonly [K in keyof C]: (C[K] extends Column<infer T> ? T : never) | undefined
} & {
  readonly row: number
  /** The columns whose cells could not be read. */
  readonly wrong: ReadonlySet<string>
}

/** What stands for bytes that are no UTF-8: Chinese spreadsheets save GBK when they are not told otherwise. */
const REPLACEMENT = '\uFFFD'

/** A table that was read: its rows, and every fault of its header and cells. */
export type ReadTable<C extends Columns> = {
  readonly rows: readonly Row<C>[]
  readonly faults: readonly Fault[]
  /** Whether the header could be read: else nothing is said about rows that seem to be missing. */
  readonly whole: boolean
}

/** Reads a table whose first row names its columns, in Chinese or by their keys, in any order. */
export function readTable<C extends Columns>(file: string, text: string, columns: C): ReadTable<C> {
  const faults: Fault[] = []
  const tell: Tell = (where, code, facts) => void faults.push(faultOf(file, where, code, facts))
  const { rows, openQuoteAt } = readCsv(text)
  if (text.includes(REPLACEMENT)) tell({}, 'not-utf-8')
  else if (openQuoteAt !== undefined) tell({ row: openQuoteAt }, 'open-quote')
  if (faults.length > 0) return { rows: [], faults, whole: false }
  const [header, ...lines] = rows
  const places = readHeader(header, columns, tell)
  const width = header?.cells.length ?? 0
  const read = lines.flatMap((line) => {
    if (line.cells.length === width) return [readRow(line, columns, places, tell)]
    tell({ row: line.line }, 'wrong-width', { said: String(line.cells.length), other: width })
    return []
  })
  const whole =
    read.length === lines.length &&
    Object.entries(columns).every(([key, one]) => !one.need || places.has(key))
  return { rows: read, faults, whole }
}

/** What a column is called in messages: in Chinese, with its key. */
export const titleOf = (columns: Columns, key: string): string => `${columns[key]?.zh ?? ''} ${key}`.trim()

function readHeader(header: CsvRow | undefined, columns: Columns, tell: Tell): ReadonlyMap<string, number> {
  const row = header?.line ?? 1
  const places = new Map<string, number>()
  const names = Object.entries(columns).flatMap(([key, { zh }]) => [zh, key])
  ;(header?.cells ?? []).forEach((cell, at) => {
    const [key] = Object.entries(columns).find(([one, { zh }]) => cell === zh || cell === one) ?? []
    if (key === undefined) tell({ row }, 'unknown-column', { said: cell, near: nearest(cell, names) })
    else if (places.has(key)) tell({ row, column: titleOf(columns, key) }, 'duplicate-column')
    else places.set(key, at)
  })
  for (const [key, { need, zh }] of Object.entries(columns))
    if (need && !places.has(key))
      tell({ row, column: titleOf(columns, key) }, 'missing-column', { example: zh })
  return places
}

function readRow<C extends Columns>(
  { line: row, cells }: CsvRow,
  columns: C,
  places: ReadonlyMap<string, number>,
  tell: Tell,
): Row<C> {
  const wrong = new Set<string>()
  const read = Object.entries(columns).map(([key, column]) => {
    const at = places.get(key)
    const cell = at === undefined ? undefined : (cells[at] ?? '')
    const where = { row, column: titleOf(columns, key) }
    if (cell === undefined) return [key, undefined]
    if (cell === '') {
      if (column.need) tell(where, 'missing-cell', { example: column.example })
      return [key, undefined]
    }
    const value = column.read(cell)
    if (value.ok) return [key, value.value]
    wrong.add(key)
    tell(where, value.error.code, { example: column.example, ...value.error.facts })
    return [key, undefined]
  })
  return { ...Object.fromEntries(read), row, wrong }
}
