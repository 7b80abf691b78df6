import { readFile } from 'node:fs/promises'
import { readCsv } from '#domain/pack/csv.ts'
import { type Columns, columnsOf } from '#domain/precedent/import/past-columns.ts'
import type { Line } from '#functions/usecases/precedents/import-past-cases.ts'
import { type FileText, textOf } from './text-of-file.ts'

/** A file of past cases as it was read. */
export type PastCases = {
  readonly lines: readonly Line[]
  readonly columns: Columns
  readonly encoding: FileText['encoding']
}

/**
 * Reads a file of past cases: NDJSON, or a table with a first line that names the columns, in English or Chinese, with
 * commas between them or, as Excel's "Unicode text" has it, tabs.
 * @throws Error when it cannot be read at all, or something needed is in none of its columns
 */
export async function readPastCases(path: string): Promise<PastCases> {
  const { text, encoding } = textOf(await readFile(path))
  const isNdjson = /\.(?:ndjson|jsonl)$/i.test(path) || /^\s*\{/.test(text)
  return { ...(isNdjson ? fromNdjson(text) : fromTable(text)), encoding }
}

function fromNdjson(text: string): Omit<PastCases, 'encoding'> {
  const lines = text.split('\n').flatMap((written, at): (Line & { fields?: unknown })[] => {
    if (written.trim() === '') return []
    try {
      return [{ line: at + 1, fields: JSON.parse(written) }]
    } catch {
      return [{ line: at + 1, unreadable: 'This is no line of JSON.' }]
    }
  })
  const names = new Set(lines.flatMap(({ fields }) => (isRecord(fields) ? Object.keys(fields) : [])))
  const columns = neededIn([...names])
  return {
    columns,
    lines: lines.map((one) => {
      if ('unreadable' in one) return one
      const { line, fields } = one
      if (!isRecord(fields)) return { line, unreadable: 'This is no object of JSON.' }
      return { line, fields: fieldsOf(columns, (name) => fields[name]) }
    }),
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function fromTable(text: string): Omit<PastCases, 'encoding'> {
  const [first = ''] = text.split('\n', 1)
  const { rows, openQuoteAt } = readCsv(text, first.includes('\t') && !first.includes(',') ? '\t' : ',')
  if (openQuoteAt !== undefined) throw new Error(`The quotes that open in line ${openQuoteAt} never close.`)
  const [head, ...lines] = rows
  const names = head?.cells ?? []
  const columns = neededIn(names)
  return {
    columns,
    lines: lines.map(({ line, cells }) =>
      cells.length > names.length
        ? { line, unreadable: `There are ${cells.length} cells for ${names.length} columns.` }
        : { line, fields: fieldsOf(columns, (name) => cells[names.indexOf(name)] ?? '') },
    ),
  }
}

const fieldsOf = ({ read }: Columns, readFrom: (name: string) => unknown): Record<string, unknown> =>
  Object.fromEntries([...read].map(([field, name]) => [field, readFrom(name)]))

function neededIn(names: readonly string[]): Columns {
  const columns = columnsOf(names)
  if (!columns.ok) throw new Error(columns.error)
  return columns.value
}
