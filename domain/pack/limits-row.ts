import { isEmergencyUnit, LIMIT_UNITS, type Limit, MAX_AMOUNT, UNIT_LABELS } from '../clock/limit.ts'
import type { CsvRow } from './limits-csv.ts'
import { LIMIT_COLUMNS, type LimitColumn, type Tell } from './limits-fault.ts'
import {
  LIMITED_STAGE_LABELS,
  LIMITED_STAGES,
  type LimitedStage,
  PROCESSING_LABELS,
  PROCESSINGS,
  PROCESSINGS_OF,
  type Processing,
} from './limits-table.ts'

/** A matter of the pack that the table is for. */
export type KnownMatter = { readonly code: string; readonly kind: 'component' | 'event' }

/** Where each column is. None when the header lacks one: then no row can be read. */
export function readHeader(
  header: CsvRow | undefined,
  fault: Tell,
): ReadonlyMap<LimitColumn, number> | undefined {
  const cells = header?.cells ?? []
  const row = header?.line ?? 1
  const missing = LIMIT_COLUMNS.filter((column) => cells.filter((cell) => cell === column).length !== 1)
  for (const column of missing)
    fault(row, column, 'missing-column', `The first row names the column ${column} once; here it does not.`)
  for (const cell of cells.filter((one) => !LIMIT_COLUMNS.some((column) => column === one)))
    fault(
      row,
      '',
      'unknown-column',
      `There is no column "${cell}". The columns are ${LIMIT_COLUMNS.join(', ')}.`,
    )
  if (missing.length > 0) return undefined
  return new Map(LIMIT_COLUMNS.map((column) => [column, cells.indexOf(column)]))
}

/** A row as far as it could be read: what is missing was told as a fault. */
export type Line = {
  readonly row: number
  readonly matter: string
  readonly condition: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly processing: Processing | undefined
  readonly stage: LimitedStage | undefined
  readonly limit: Limit | undefined
  readonly emergency: Limit | undefined
}

/** Reads a row cell by cell; whatever cannot be read is told. */
export function readLine(
  { line: row, cells }: CsvRow,
  columns: ReadonlyMap<LimitColumn, number>,
  knownMatters: readonly KnownMatter[],
  fault: Tell,
): Line {
  const cell = (column: LimitColumn): string => cells[columns.get(column) ?? -1] ?? ''
  const matter = knownMatters.find((one) => one.code === cell('matter'))
  if (matter === undefined)
    fault(row, 'matter', 'unknown-matter', `The pack has no matter "${cell('matter')}".`)
  if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(cell('condition')))
    fault(
      row,
      'condition',
      'wrong-condition',
      `"${cell('condition')}" is no code of a filing condition: write lower-case letters, digits and dashes.`,
    )
  for (const column of ['condition_zh', 'condition_en'] as const)
    if (cell(column) === '') fault(row, column, 'missing-name', 'Write the name of the filing condition.')
  return {
    row,
    matter: cell('matter'),
    condition: cell('condition'),
    name: { zh: cell('condition_zh'), en: cell('condition_en') },
    processing: readProcessing(row, cell('processing'), matter, fault),
    stage: readStage(row, cell('stage'), fault),
    limit: readLimit(row, cell, ['amount', 'unit'], fault),
    emergency: readLimit(row, cell, ['emergency_amount', 'emergency_unit'], fault),
  }
}

function readProcessing(
  row: number,
  cell: string,
  matter: KnownMatter | undefined,
  fault: Tell,
): Processing | undefined {
  const allowed = matter === undefined ? PROCESSINGS : PROCESSINGS_OF[matter.kind]
  const found = allowed.find((one) => PROCESSING_LABELS[one].zh === cell)
  if (found === undefined)
    fault(
      row,
      'processing',
      'wrong-processing',
      `"${cell}" is no processing type of ${matter === undefined ? 'any matter' : `${matter.kind === 'component' ? 'a component (部件)' : 'an event (事件)'}`}: write ${allowed
        .map((one) => PROCESSING_LABELS[one].zh)
        .join(', ')}.`,
    )
  return found
}

function readStage(row: number, cell: string, fault: Tell): LimitedStage | undefined {
  const found = LIMITED_STAGES.find((one) => LIMITED_STAGE_LABELS[one].zh === cell)
  if (found === undefined)
    fault(
      row,
      'stage',
      'wrong-stage',
      `"${cell}" is no stage with a limit: write ${LIMITED_STAGES.map((one) => LIMITED_STAGE_LABELS[one].zh).join(', ')}.`,
    )
  return found
}

function readLimit(
  row: number,
  cell: (column: LimitColumn) => string,
  [amountColumn, unitColumn]: readonly ['amount', 'unit'] | readonly ['emergency_amount', 'emergency_unit'],
  fault: Tell,
): Limit | undefined {
  const units = LIMIT_UNITS.filter((one) => unitColumn === 'unit' || isEmergencyUnit(one))
  const unit = units.find((one) => UNIT_LABELS[one].zh === cell(unitColumn))
  if (unit === undefined)
    fault(
      row,
      unitColumn,
      'wrong-unit',
      `"${cell(unitColumn)}" is no unit here: write ${units.map((one) => UNIT_LABELS[one].zh).join(', ')}.`,
    )
  const written = cell(amountColumn)
  const amount = /^\d{1,6}$/.test(written) ? Number(written) : 0
  const sound = amount >= 1 && amount <= MAX_AMOUNT
  if (!sound)
    fault(
      row,
      amountColumn,
      'wrong-amount',
      `"${written}" is no amount: write a whole number from 1 to ${MAX_AMOUNT}.`,
    )
  return sound && unit !== undefined ? { amount, unit } : undefined
}
