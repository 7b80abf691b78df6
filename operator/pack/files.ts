import {
  ANSWER_COLUMNS,
  DAY_COLUMNS,
  LIMIT_COLUMNS,
  MATTER_COLUMNS,
  PARTY_COLUMNS,
  PLACE_COLUMNS,
} from './columns.ts'
import { type Fault, faultOf } from './fault.ts'
import { type DrawnGrid, GRIDS_FILE, type ReadGrids, readGrids } from './grids.ts'
import { type ReadSettings, type Replies, readSettings, repliesOf, watchDaysOf } from './settings.ts'
import { tellShapes } from './shapes.ts'
import { type Columns, type ReadTable, type Row, readTable } from './table.ts'

/** The tables of a pack, each a file of its own. Without `answers` and `calendar` there are none. */
export const TABLES = {
  parties: { file: 'parties.csv', columns: PARTY_COLUMNS },
  places: { file: 'places.csv', columns: PLACE_COLUMNS },
  matters: { file: 'matters.csv', columns: MATTER_COLUMNS },
  limits: { file: 'limits.csv', columns: LIMIT_COLUMNS },
  days: { file: 'calendar.csv', columns: DAY_COLUMNS },
  answers: { file: 'answers.csv', columns: ANSWER_COLUMNS },
} as const
export type TableName = keyof typeof TABLES

/** The file of everything that is no list. */
export const SETTINGS_FILE = 'pack.json'

/** Files that a pack can do without. */
const OPTIONAL: readonly string[] = [TABLES.days.file, TABLES.answers.file]

/** The text of each file of a folder, by its name; of a file that is not there, nothing. */
export type Texts = Readonly<Record<string, string | undefined>>

/** The names of the files a pack is written in. */
export const PACK_FILES: readonly string[] = [
  SETTINGS_FILE,
  GRIDS_FILE,
  ...Object.values(TABLES).map(({ file }) => file),
]

/** The rows of each table. */
export type Rows = { readonly [T in TableName]: readonly Row<(typeof TABLES)[T]['columns']>[] }

/** What stands in the files, as far as it could be read, with every fault of a file for itself. */
export type ReadFiles = {
  readonly settings: ReadSettings
  readonly replies: Replies | undefined
  readonly watchDays: number | undefined
  readonly grids: readonly DrawnGrid[]
  readonly rows: Rows
  /** Tables that could be read to their end: of others nothing is said about rows that are missing. */
  readonly whole: ReadonlySet<TableName>
  readonly faults: readonly Fault[]
}

const NO_GRIDS: ReadGrids = { grids: [], outline: undefined, faults: [] }

/** Reads the files of a pack. @param example a sound `pack.json`, which shows what would be right */
export function readFiles(texts: Texts, example: unknown): ReadFiles {
  const faults: Fault[] = []
  const whole = new Set<TableName>()
  for (const file of PACK_FILES)
    if (texts[file] === undefined && !OPTIONAL.includes(file)) faults.push(faultOf(file, {}, 'missing-file'))
  const read = <C extends Columns>(name: TableName, columns: C): ReadTable<C>['rows'] => {
    const { file } = TABLES[name]
    const text = texts[file]
    if (text === undefined) {
      if (OPTIONAL.includes(file)) whole.add(name)
      return []
    }
    const table = readTable(file, text, columns)
    faults.push(...table.faults)
    if (table.whole) whole.add(name)
    return table.rows
  }
  const rows: Rows = {
    parties: read('parties', PARTY_COLUMNS),
    places: read('places', PLACE_COLUMNS),
    matters: read('matters', MATTER_COLUMNS),
    limits: read('limits', LIMIT_COLUMNS),
    days: read('days', DAY_COLUMNS),
    answers: read('answers', ANSWER_COLUMNS),
  }
  const settingsJson = jsonOf(SETTINGS_FILE, texts, faults)
  const settings =
    settingsJson === undefined
      ? {}
      : readSettings(
          settingsJson,
          (where, code, facts) => void faults.push(faultOf(SETTINGS_FILE, where, code, facts)),
          example,
        )
  const drawn = jsonOf(GRIDS_FILE, texts, faults)
  const { grids, outline, faults: wrong } = drawn === undefined ? NO_GRIDS : readGrids(drawn)
  faults.push(...wrong)
  tellShapes(
    grids,
    outline,
    (where, code, facts) => void faults.push(faultOf(GRIDS_FILE, where, code, facts)),
  )
  const [replies, watchDays] = [repliesOf(settingsJson), watchDaysOf(settingsJson)]
  return { settings, replies, watchDays, grids, rows, whole, faults }
}

function jsonOf(file: string, texts: Texts, faults: Fault[]): unknown {
  const text = texts[file]
  if (text === undefined) return undefined
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    faults.push(
      faultOf(file, {}, 'no-json', { said: error instanceof Error ? error.message : String(error) }),
    )
    return undefined
  }
}
