/** A line of a table: its cells, and the number of the line in the file at which it begins (the first is 1). */
export type CsvRow = { readonly line: number; readonly cells: readonly string[] }

/** A table that was read, or where its quotes do not close. */
export type Csv = { readonly rows: readonly CsvRow[]; readonly openQuoteAt?: number }

/**
 * Reads comma-separated values (RFC 4180) as spreadsheets write them: with or without a byte order mark, with either kind
 * of line break, cells in quotes where they hold commas, quotes or breaks. Spaces around a cell and empty lines are dropped.
 * @param separator what stands between two cells
 */
export function readCsv(text: string, separator: ',' | '\t' = ','): Csv {
  const rows: CsvRow[] = []
  let cells: string[] = []
  let cell = ''
  let quotedSince: number | undefined
  let line = 1
  let begun = 1
  const endCell = () => {
    cells.push(cell.trim())
    cell = ''
  }
  const endRow = () => {
    endCell()
    if (cells.some((one) => one !== '')) rows.push({ line: begun, cells })
    cells = []
  }
  const source = text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n')
  for (let i = 0; i < source.length; i += 1) {
    const char = source.charAt(i)
    if (quotedSince !== undefined) {
      if (char === '"' && source.charAt(i + 1) === '"') {
        cell += '"'
        i += 1
      } else if (char === '"') quotedSince = undefined
      else cell += char
    } else if (char === '"' && cell.trim() === '') {
      cell = ''
      quotedSince = line
    } else if (char === separator) endCell()
    else if (char === '\n') endRow()
    else cell += char
    if (char === '\n') {
      line += 1
      if (quotedSince === undefined) begun = line
    }
  }
  endRow()
  return quotedSince === undefined ? { rows } : { rows, openQuoteAt: quotedSince }
}

/** What a spreadsheet would run as a formula, or read as one after its own dressing (OWASP, CSV injection). */
const RUNS = /^[=+\-@\t\r＝＋－＠]/

const quoted = (cell: string): string => `"${(RUNS.test(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`

/**
 * Writes comma-separated values (RFC 4180) so that spreadsheets open them rightly: a byte order mark, by which they take them
 * for UTF-8; breaks as Windows writes them; every cell in quotes; and what would run as a formula behind an apostrophe.
 */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('')}`
