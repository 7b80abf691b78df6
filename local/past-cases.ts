import { readFile } from 'node:fs/promises'
import { readCsv } from '#domain/pack/limits-csv.ts'
import { COLUMNS } from '#domain/precedent/past-case.ts'
import type { Line } from '#functions/usecases/import-past-cases.ts'

/**
 * Reads a file of past cases: NDJSON, or CSV with a first line that names the columns in English or Chinese.
 * @throws Error when it cannot be read at all
 */
export async function readPastCases(path: string): Promise<readonly Line[]> {
  const text = await readFile(path, 'utf8')
  return /\.(?:ndjson|jsonl)$/i.test(path) ? fromNdjson(text) : fromCsv(text)
}

const fromNdjson = (text: string): Line[] =>
  text.split('\n').flatMap((written, at): Line[] => {
    if (written.trim() === '') return []
    try {
      return [{ line: at + 1, fields: JSON.parse(written) }]
    } catch {
      return [{ line: at + 1, unreadable: 'This is no line of JSON.' }]
    }
  })

function fromCsv(text: string): Line[] {
  const { rows, openQuoteAt } = readCsv(text)
  if (openQuoteAt !== undefined) throw new Error(`The quotes that open in line ${openQuoteAt} never close.`)
  const [head, ...lines] = rows
  const names = head?.cells.map((cell) => COLUMNS[cell] ?? cell) ?? []
  return lines.map(({ line, cells }) =>
    cells.length > names.length
      ? { line, unreadable: `There are ${cells.length} cells for ${names.length} columns.` }
      : { line, fields: Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ''])) },
  )
}
