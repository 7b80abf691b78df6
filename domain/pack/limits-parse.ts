import { err, ok, type Result } from '../result.ts'
import { collectLimits, type LimitTable } from './limits-collect.ts'
import { readCsv } from './limits-csv.ts'
import { LIMIT_COLUMNS, type LimitFault, type Tell } from './limits-fault.ts'
import { type KnownMatter, readHeader, readLine } from './limits-row.ts'

/** What stands for bytes that are no UTF-8: Chinese spreadsheets save GBK when they are not told otherwise. */
const REPLACEMENT = '\uFFFD'

/**
 * Reads a table of limits. It is taken as a whole or not at all: with one fault nothing of it holds, and every fault is
 * told, not just the first. Processing types, stages and units are written in the words of the trade (一般, 派遣, 工作日).
 */
export function parseLimits(
  csv: string,
  knownMatters: readonly KnownMatter[],
): Result<LimitTable, LimitFault[]> {
  const { rows, openQuoteAt } = readCsv(csv)
  const faults: LimitFault[] = []
  const fault: Tell = (row, column, code, message) => void faults.push({ row, column, code, message })
  if (csv.includes(REPLACEMENT))
    fault(1, '', 'not-utf-8', 'The file is not UTF-8: save it again as "CSV UTF-8".')
  else if (openQuoteAt !== undefined)
    fault(
      openQuoteAt,
      '',
      'open-quote',
      'A quotation mark opens here and never closes. Close it, or double it to mean the mark itself.',
    )
  if (faults.length > 0) return err(faults)
  const [header, ...lines] = rows
  const columns = readHeader(header, fault)
  if (columns === undefined) return err(faults)
  const width = header?.cells.length ?? 0
  const read = lines.flatMap((line) => {
    if (line.cells.length === width) return [readLine(line, columns, knownMatters, fault)]
    fault(
      line.line,
      '',
      'wrong-width',
      `This row has ${line.cells.length} cells and the header has ${width}.`,
    )
    return []
  })
  const table = collectLimits(read, knownMatters, read.length === lines.length, fault)
  return faults.length === 0
    ? ok(table)
    : err(faults.toSorted((one, other) => one.row - other.row || place(one.column) - place(other.column)))
}

const place = (column: LimitFault['column']): number => (column === '' ? -1 : LIMIT_COLUMNS.indexOf(column))
