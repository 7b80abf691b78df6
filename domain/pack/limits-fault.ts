/** The columns of a table of limits, in the order in which they are written; they are found by their names. */
export const LIMIT_COLUMNS = [
  'matter',
  'condition',
  'condition_zh',
  'condition_en',
  'processing',
  'stage',
  'amount',
  'unit',
  'emergency_amount',
  'emergency_unit',
] as const
export type LimitColumn = (typeof LIMIT_COLUMNS)[number]

/** What can be wrong with a table of limits. */
export type LimitFaultCode =
  | 'not-utf-8'
  | 'open-quote'
  | 'missing-column'
  | 'unknown-column'
  | 'wrong-width'
  | 'unknown-matter'
  | 'wrong-condition'
  | 'missing-name'
  | 'name-differs'
  | 'wrong-processing'
  | 'wrong-stage'
  | 'wrong-amount'
  | 'wrong-unit'
  | 'duplicate-row'
  | 'missing-stage'
  | 'missing-general'
  | 'matter-without-limits'

/** One fault: where it is (line of the file, column), what it is, and a sentence that says what to do. */
export type LimitFault = {
  readonly row: number
  /** None where the fault is the row's. */
  readonly column: LimitColumn | ''
  readonly code: LimitFaultCode
  readonly message: string
}

/** Says that something is wrong, in a row and a column. */
export type Tell = (row: number, column: LimitColumn | '', code: LimitFaultCode, message: string) => void
