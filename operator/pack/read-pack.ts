import { type Pack, pack } from '#domain/pack/pack.ts'
import { err, ok, type Result } from '#domain/result.ts'
import { ANSWER_COLUMNS, DAY_COLUMNS, MATTER_COLUMNS, PARTY_COLUMNS, PLACE_COLUMNS } from './columns.ts'
import { type Facts, type Fault, type FaultCode, faultOf, type Tell, type Where } from './fault.ts'
import { type ReadFiles, readFiles, SETTINGS_FILE, TABLES, type TableName, type Texts } from './files.ts'
import { GRIDS_FILE } from './grids.ts'
import { conditionsOf } from './limits.ts'
import { type NamedEntry, type Register, register, tellDouble } from './names.ts'
import { tellReferences } from './references.ts'
import { type Columns, titleOf } from './table.ts'

/** What of a pack stands in tables and shapes: it is made ready once, and loaded beside `pack.json`. */
export type Tables = Pick<Pack, 'grids' | 'parties' | 'places' | 'matters' | 'answers' | 'days'>

/** A pack that was read, and what of it stands in tables. */
export type ReadPack = { readonly pack: Pack; readonly tables: Tables }

/** What references in a pack may mean. */
export type Registers = {
  readonly party: Register
  readonly grid: Register
  readonly matter: Register
  readonly placeKind: Register
  readonly door: Register
}

/**
 * Reads a pack from the files people edit. It is taken as a whole or not at all: with one fault nothing of it holds, and
 * every fault is told at once, each with its place, what to do, and an example.
 * @param example a sound `pack.json`, which shows what would be right
 */
export function readPack(texts: Texts, example: unknown): Result<ReadPack, readonly Fault[]> {
  const read = readFiles(texts, example)
  const faults: Fault[] = [...read.faults]
  const tellIn =
    (file: string): Tell =>
    (where, code, facts) =>
      void faults.push(faultOf(file, where, code, facts))
  const registers = registersOf(read)
  tellDoubles(read, tellIn)
  tellReferences(read, registers, tellIn(SETTINGS_FILE))
  const tables: Tables = {
    grids: read.grids.map((one) => ({ ...one })),
    parties: partiesOf(read, registers, tellIn(TABLES.parties.file)),
    places: placesOf(read, registers, tellIn(TABLES.places.file)),
    matters: mattersOf(read, registers, tellIn),
    answers: answersOf(read, registers, tellIn(TABLES.answers.file)),
    days: daysOf(read, registers, tellIn(TABLES.days.file)),
  }
  if (faults.length > 0) return err(inOrder(faults))
  const { format: _, ...settings } = { format: undefined, ...read.settings }
  const whole = pack.safeParse({ ...settings, ...tables })
  if (whole.success) return ok({ pack: whole.data, tables })
  return err(
    whole.error.issues.map(({ path, message }) =>
      faultOf(SETTINGS_FILE, { path: path.join('.') }, 'wrong-value', { zh: message, en: message }),
    ),
  )
}

/** By file in the order of the list, then from the top of the file to its end. */
function inOrder(faults: readonly Fault[]): readonly Fault[] {
  const files = [SETTINGS_FILE, GRIDS_FILE, ...Object.values(TABLES).map(({ file }) => file)]
  return faults.toSorted(
    (a, b) => files.indexOf(a.file) - files.indexOf(b.file) || (a.where.row ?? 0) - (b.where.row ?? 0),
  )
}

/** The rows of a table that have a code, as others refer to them. */
const named = (
  rows: readonly {
    readonly row: number
    readonly code: string | undefined
    readonly name?: string | undefined
    readonly aliases?: readonly string[] | undefined
  }[],
): NamedEntry[] =>
  rows.flatMap(({ row, code, name, aliases = [] }) =>
    code === undefined ? [] : [{ row, code, names: [...(name === undefined ? [] : [name]), ...aliases] }],
  )

function registersOf({ rows, grids, settings }: ReadFiles): Registers {
  const bilingual = (list: readonly { code: string; name: { zh: string } }[]): NamedEntry[] =>
    list.map(({ code, name }) => ({ code, names: [name.zh] }))
  return {
    party: register(named(rows.parties), { zh: '承办单位', en: 'party' }),
    grid: register(bilingual(grids), { zh: '网格', en: 'grid' }),
    matter: register(named(rows.matters), { zh: '事项', en: 'matter' }),
    door: register(bilingual(settings.doors ?? []), { zh: '去处（该找谁）', en: 'door' }),
    placeKind: register(bilingual(settings.placeKinds ?? []), { zh: '场所类型', en: 'kind of place' }),
  }
}

function tellDoubles({ rows }: ReadFiles, tellIn: (file: string) => Tell): void {
  const double = (name: TableName, columns: Columns, entries: readonly NamedEntry[]) =>
    tellDouble(
      entries,
      { code: titleOf(columns, 'code'), name: titleOf(columns, 'name') },
      tellIn(TABLES[name].file),
    )
  double('parties', PARTY_COLUMNS, named(rows.parties))
  double('places', PLACE_COLUMNS, named(rows.places))
  double('matters', MATTER_COLUMNS, named(rows.matters))
  double('answers', ANSWER_COLUMNS, named(rows.answers))
  const byDate = rows.days.flatMap(({ date, row }) =>
    date === undefined ? [] : [{ code: date, names: [], row }],
  )
  tellDouble(byDate, { code: titleOf(DAY_COLUMNS, 'date'), name: '' }, tellIn(TABLES.days.file))
  const byNumber = rows.matters.flatMap(({ kind, major, minor, row }) =>
    major === undefined || minor === undefined
      ? []
      : [{ code: `${kind === 'component' ? '部件' : '事件'} ${major}-${minor}`, names: [], row }],
  )
  tellDouble(byNumber, { code: titleOf(MATTER_COLUMNS, 'minor'), name: '' }, tellIn(TABLES.matters.file))
}

/** Where a cell is. */
const cellAt =
  (columns: Columns, row: number) =>
  (key: string): Where => ({ row, column: titleOf(columns, key) })

const bothNames = (zh: string, en: string | undefined) => ({ zh, en: en ?? zh })
const needAll = (said: readonly string[] | undefined, of: Register, where: Where, tell: Tell): string[] =>
  (said ?? []).flatMap((one) => of.need(one, where, tell) ?? [])

function partiesOf({ rows }: ReadFiles, { party }: Registers, tell: Tell): Tables['parties'] {
  const stewarded = new Set(
    rows.parties.flatMap(({ code, steward }) => (steward === undefined ? [] : [code])),
  )
  return rows.parties.flatMap(({ row, code, name, name_en, kind, aliases, steward, phone }) => {
    const at = cellAt(PARTY_COLUMNS, row)
    const recorder = party.need(steward, at('steward'), tell)
    if (recorder !== undefined && (recorder === code || stewarded.has(recorder)))
      tell(at('steward'), 'wrong-steward', { said: steward })
    if (code === undefined || name === undefined || kind === undefined) return []
    return [
      {
        code,
        name: bothNames(name, name_en),
        kind,
        aliases: [...(aliases ?? [])],
        ...(recorder !== undefined && { steward: recorder }),
        ...(phone !== undefined && { phone }),
      },
    ]
  })
}

type Numbered = { readonly row: number; readonly grid: string | undefined; readonly numbers: Numbers }
type Numbers = NonNullable<Tables['places'][number]['numbers']>

function placesOf({ rows }: ReadFiles, { party, grid, placeKind }: Registers, tell: Tell): Tables['places'] {
  const ranges: Numbered[] = []
  return rows.places.flatMap((one) => {
    const { row, code, name, aliases, extent, parties } = one
    const at = cellAt(PLACE_COLUMNS, row)
    const inGrid = grid.need(one.grid, at('grid'), tell)
    const kind = placeKind.need(one.kind, at('kind'), tell)
    const local = needAll(parties, party, at('parties'), tell)
    const numbers = numbersOf(one, (facts) => tell(at('from'), 'wrong-range', facts))
    if (numbers !== undefined) {
      const range = { row, grid: inGrid, numbers }
      const other = ranges.find((before) => before.grid !== inGrid && overlap(before.numbers, numbers))
      if (other !== undefined)
        tell(at('from'), 'range-overlap', { said: rangeText(numbers), other: other.row })
      ranges.push(range)
    }
    if (code === undefined || name === undefined || inGrid === undefined) return []
    return [
      {
        code,
        name,
        aliases: [...(aliases ?? [])],
        grid: inGrid,
        ...(kind !== undefined && { kind }),
        ...(extent === 'stretch' && { extent }),
        ...(numbers !== undefined && { numbers }),
        ...(local.length > 0 && { parties: local }),
      },
    ]
  })
}

function numbersOf(
  { road, from, to, side, wrong }: ReadFiles['rows']['places'][number],
  tell: (facts: Facts) => void,
): Numbers | undefined {
  if (['road', 'from', 'to', 'side'].some((key) => wrong.has(key))) return undefined
  if (road === undefined && from === undefined && to === undefined) return undefined
  if (road === undefined || from === undefined || to === undefined || from > to) {
    tell({ said: `${road ?? '?'} ${from ?? '?'}–${to ?? '?'}`, example: '国定路 301 399' })
    return undefined
  }
  return { road, from, to, ...(side !== undefined && { side }) }
}

const rangeText = ({ road, from, to }: Numbers): string => `${road}${from}–${to}号`
const overlap = (one: Numbers, other: Numbers): boolean =>
  one.road === other.road &&
  (one.side ?? other.side) === (other.side ?? one.side) &&
  one.from <= other.to &&
  other.from <= one.to

function mattersOf(read: ReadFiles, registers: Registers, tellIn: (file: string) => Tell): Tables['matters'] {
  const { rows, settings, replies, watchDays, whole } = read
  const tell = tellIn(TABLES.matters.file)
  const list = rows.matters.flatMap(({ code, name, kind }) =>
    code === undefined ? [] : [{ code, name: name ?? code, kind }],
  )
  const conditions = conditionsOf(
    rows.limits,
    { list, register: registers.matter, whole: whole.has('matters') },
    { replies, whole: whole.has('limits') },
    tellIn(TABLES.limits.file),
    (code) => {
      const said = list.find((one) => one.code === code)?.name ?? code
      const row = rows.matters.find((one) => one.code === code)?.row ?? 1
      tell({ row, column: titleOf(MATTER_COLUMNS, 'code') }, 'matter-without-limits', { said })
    },
  )
  return rows.matters.flatMap((one) => {
    const { row, code, name, kind, major, minor, site, complex = false } = one
    const at = cellAt(MATTER_COLUMNS, row)
    const route = routeFrom(one, read, registers, (column, fault, facts) => tell(at(column), fault, facts))
    const leadless = one.lead === undefined && !complex && !one.wrong.has('complex')
    const { unsortedMatter = code } = settings
    if (leadless && code !== unsortedMatter)
      tell(at('lead'), 'route-to-nobody', { example: MATTER_COLUMNS.lead.example })
    const call = needAll(one.emergency_calls, registers.door, at('emergency_calls'), tell)
    for (const said of one.against ?? [])
      if (one.words?.includes(said)) tell(at('against'), 'for-and-against', { said })
    const { closure_check: closureCheck, watch } = one
    if (site === false && (closureCheck?.by === 'site' || closureCheck?.by === 'lot'))
      tell(at('closure_check'), 'check-without-site', {
        said: closureCheck.by === 'lot' ? '抽查' : '现场',
        example: '电话',
      })
    if (watch !== undefined && watchDays !== undefined && watch.withinDays > watchDays)
      tell(at('watch'), 'watch-too-long', { said: `${watch.withinDays}天`, other: watchDays })
    if (code === undefined || name === undefined || kind === undefined || site === undefined) return []
    if (major === undefined || minor === undefined) return []
    return [
      {
        code,
        name: bothNames(name, one.name_en),
        kind,
        major,
        minor,
        keywords: [...(one.words ?? [])],
        ...(one.against !== undefined && { against: [...one.against] }),
        site,
        complex,
        ...(call.length > 0 && { emergency: { call } }),
        ...(route !== undefined && { route }),
        ...(closureCheck !== undefined && { closureCheck }),
        ...(watch !== undefined && { watch }),
        conditions: [...(conditions.get(code) ?? [])],
      },
    ]
  })
}

function routeFrom(
  {
    lead,
    lead_of_place,
    cooperating,
    cooperating_of_place,
    sure = false,
  }: ReadFiles['rows']['matters'][number],
  { rows }: ReadFiles,
  { party }: Registers,
  tell: (column: string, code: FaultCode, facts?: Facts) => void,
): Tables['matters'][number]['route'] {
  const on =
    (column: string): Tell =>
    (_where, code, facts) =>
      tell(column, code, facts)
  const leads = party.need(lead, {}, on('lead'))
  const others = needAll(cooperating, party, {}, on('cooperating'))
  const kind = rows.parties.find(({ code }) => code === leads)?.kind
  if (kind === 'contractor') tell('lead', 'contractor-leads', { said: lead })
  const twice = [...(leads === undefined ? [] : [leads]), ...others].find(
    (one, at, all) => all.indexOf(one) < at,
  )
  if (twice !== undefined) tell('cooperating', 'route-names-twice', { said: twice })
  if (leads === undefined) return undefined
  return {
    lead: leads,
    ...(lead_of_place !== undefined && { leadOfPlace: lead_of_place }),
    cooperating: others,
    ...(cooperating_of_place !== undefined && { cooperatingOfPlace: [...cooperating_of_place] }),
    sure,
  }
}

function answersOf({ rows }: ReadFiles, { matter }: Registers, tell: Tell): Tables['answers'] {
  return rows.answers.flatMap(({ row, code, name, name_en, matters, appeals, text }) => {
    const of = needAll(matters, matter, cellAt(ANSWER_COLUMNS, row)('matters'), tell)
    if (code === undefined || name === undefined || text === undefined) return []
    return [{ code, name: bothNames(name, name_en), matters: of, appeals: [...(appeals ?? [])], text }]
  })
}

function daysOf({ rows }: ReadFiles, { party }: Registers, tell: Tell): Tables['days'] {
  return rows.days.flatMap(({ row, date, kind, name, name_en, parties, roles }) => {
    const on = needAll(parties, party, cellAt(DAY_COLUMNS, row)('parties'), tell)
    if (date === undefined || kind === undefined || name === undefined) return []
    return [{ date, kind, name: bothNames(name, name_en), parties: on, roles: [...(roles ?? [])] }]
  })
}
