import type { Limit } from '#domain/clock/limit.ts'
import type { Condition } from '#domain/pack/limits-table.ts'
import { PROCESSING_LABELS, PROCESSINGS_OF } from '#domain/pack/limits-table.ts'
import { writtenLimit } from './cells.ts'
import { LIMIT_COLUMNS } from './columns.ts'
import type { Tell } from './fault.ts'
import type { Rows } from './files.ts'
import type { Register } from './names.ts'
import type { Replies } from './settings.ts'
import { type Row, titleOf } from './table.ts'

type LimitRow = Row<typeof LIMIT_COLUMNS>
type Matter = {
  readonly code: string
  readonly name: string
  readonly kind: 'component' | 'event' | undefined
}

const at = (row: LimitRow, key: keyof typeof LIMIT_COLUMNS) => ({
  row: row.row,
  column: titleOf(LIMIT_COLUMNS, key),
})

/**
 * Puts the rows of limits together by matter, filing condition and processing type, and tells what is double, missing,
 * called differently, or longer than the reply that is owed.
 * @param whole whether every row could be read: if not, nothing is said about missing ones
 * @returns the filing conditions of each matter, in the order of the rows
 */
export function conditionsOf(
  rows: Rows['limits'],
  matters: { readonly list: readonly Matter[]; readonly register: Register; readonly whole: boolean },
  { replies, whole }: { readonly replies: Replies | undefined; readonly whole: boolean },
  tell: Tell,
  tellMatter: (code: string) => void,
): ReadonlyMap<string, readonly Condition[]> {
  const groups = new Map<string, LimitRow[]>()
  const names = new Map<string, string>()
  const misspelt = new Set<string>()
  for (const row of rows) {
    const matter = matters.register.need(row.matter, at(row, 'matter'), tell)
    const { condition, condition_name: name, processing } = row
    // A misspelt name is one fault, not one more for the matter that then seems to have no row.
    if (matter === undefined) misspelt.add(matters.register.near(row.matter ?? '') ?? '')
    if (matter === undefined || condition === undefined) continue
    const before = name === undefined ? undefined : (names.get(condition) ?? name)
    if (before !== undefined) names.set(condition, before)
    if (name !== undefined && before !== name)
      tell(at(row, 'condition_name'), 'name-differs', { said: condition, other: before, example: before })
    const key = `${matter}/${condition}`
    const group = groups.get(key) ?? []
    const twin = group.find((one) => one.processing === processing)
    const told = PROCESSING_LABELS[processing ?? 'general'].zh
    if (twin !== undefined && processing !== undefined)
      tell(at(row, 'processing'), 'duplicate', { said: `${row.matter}·${name}·${told}`, other: twin.row })
    else groups.set(key, [...group, row])
    const kind = matters.list.find(({ code }) => code === matter)?.kind
    if (kind !== undefined && processing !== undefined && !PROCESSINGS_OF[kind].includes(processing)) {
      const list = PROCESSINGS_OF[kind].map((one) => PROCESSING_LABELS[one].zh)
      tell(at(row, 'processing'), 'wrong-choice', { said: told, list, example: list[0] })
    }
    if (replies !== undefined) tellLongerThanReply(row, replies, tell)
  }
  const table = new Map<string, Condition[]>()
  for (const [key, group] of groups) {
    const [matter = '', code = ''] = key.split('/')
    const read = conditionFrom(code, group)
    const [first] = group
    if (
      first !== undefined &&
      group.every(({ processing }) => processing !== undefined && processing !== 'general')
    )
      tell(at(first, 'processing'), 'missing-general', {
        said: `${first.matter}·${first.condition_name}`,
        example: PROCESSING_LABELS.general.zh,
      })
    if (read !== undefined) table.set(matter, [...(table.get(matter) ?? []), read])
  }
  if (whole && matters.whole)
    for (const { code } of matters.list)
      if (!misspelt.has(code) && ![...groups.keys()].some((key) => key.startsWith(`${code}/`)))
        tellMatter(code)
  return table
}

function conditionFrom(code: string, group: readonly LimitRow[]): Condition | undefined {
  const general = variants(group.find(({ processing }) => processing === 'general'))
  const [first] = group
  if (general === undefined || first?.condition_name === undefined) return undefined
  const otherwise: Condition['otherwise'] = {}
  for (const row of group) {
    const read = variants(row)
    if (row.processing !== undefined && row.processing !== 'general' && read !== undefined)
      otherwise[row.processing] = read
  }
  const name = { zh: first.condition_name, en: first.condition_en ?? first.condition_name }
  return { code, name, ...general, otherwise }
}

function variants(row: LimitRow | undefined) {
  const stages = (dispatch?: Limit, handling?: Limit, reinspection?: Limit) =>
    dispatch && handling && reinspection && { dispatch, handling, reinspection }
  const limits = stages(row?.dispatch, row?.handling, row?.reinspection)
  const emergency = stages(row?.emergency_dispatch, row?.emergency_handling, row?.emergency_reinspection)
  return limits && emergency && { limits, emergency }
}

/**
 * A work limit longer than the reply that a complaint of it is owed lets that reply run out, unless an interim reply
 * (阶段性答复) is given. What was put under another processing type is complex, and has the longer reply.
 */
function tellLongerThanReply(row: LimitRow, { complaint, complex, hours }: Replies, tell: Tell): void {
  const { handling, processing, interim } = row
  if (handling === undefined || processing === undefined || interim === true) return
  const reply = processing === 'general' ? complaint : complex
  const day = hours.reduce((sum, { from, to }) => sum + (minutes(to) - minutes(from)) / 60, 0)
  const [work, owed] = [hoursOf(handling, day), hoursOf(reply, day)]
  if (work !== undefined && owed !== undefined && work > owed)
    tell(at(row, 'handling'), 'limit-over-reply', {
      said: writtenLimit(handling),
      other: writtenLimit(reply),
      example: writtenLimit(reply),
    })
}

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** A limit in working hours; emergency units run on another clock, and are not compared. */
const hoursOf = ({ amount, unit }: Limit, day: number): number | undefined =>
  ({
    'working-hour': amount,
    'working-day': amount * day,
    'emergency-hour': undefined,
    'emergency-day': undefined,
  })[unit]
