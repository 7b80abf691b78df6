import { isEmergencyUnit, LIMIT_UNITS, type Limit, limit, UNIT_LABELS } from '#domain/clock/limit.ts'
import { type ClosureCheck, TELEPHONE, type WatchRule } from '#domain/pack/pack.ts'
import { err, ok, type Result } from '#domain/result.ts'
import type { Facts, FaultCode } from './fault.ts'
import { nearest } from './nearest.ts'

/** What is wrong with a cell. */
export type WrongCell = { readonly code: FaultCode; readonly facts: Facts }

/** Reads a cell that is not empty. */
export type CellReader<T> = (cell: string) => Result<T, WrongCell>

const wrong = (code: FaultCode, facts: Facts): Result<never, WrongCell> => err({ code, facts })

/** Words as they are. */
export const words: CellReader<string> = (cell) => ok(cell)

/** A code of the pack's own making. */
export const code: CellReader<string> = (cell) =>
  /^[a-z0-9][a-z0-9-]{0,39}$/.test(cell) ? ok(cell) : wrong('wrong-code', { said: cell })

/** Two digits of a list's classes; a spreadsheet that has eaten the nought before is forgiven. */
export const classNumber: CellReader<string> = (cell) =>
  /^\d{1,2}$/.test(cell)
    ? ok(cell.padStart(2, '0'))
    : wrong('wrong-number', { said: cell, zh: '两位数字', en: 'two digits' })

/** A party's number. */
export const telephone: CellReader<string> = (cell) =>
  TELEPHONE.test(cell)
    ? ok(cell)
    : wrong('wrong-number', {
        said: cell,
        zh: '电话号码，如 021-00000001 或 021-00000001转8',
        en: 'a telephone number, as 021-00000001',
      })

/** Several entries with 、 ； ; or | between them. */
export const list: CellReader<readonly string[]> = (cell) =>
  ok(
    cell
      .split(/[、；;|]/)
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  )

/** One of some words, in Chinese or as its code. */
export const choice =
  <T extends string>(words: Readonly<Record<string, T>>): CellReader<T> =>
  (cell) => {
    const found =
      (Object.hasOwn(words, cell) ? words[cell] : undefined) ??
      Object.values(words).find((one) => one === cell)
    const known = Object.keys(words)
    return found === undefined
      ? wrong('wrong-choice', { said: cell, near: nearest(cell, known), list: known })
      : ok(found)
  }

/** Several of some words. */
export const choices =
  <T extends string>(words: Readonly<Record<string, T>>): CellReader<readonly T[]> =>
  (cell) => {
    const split = list(cell)
    const found: T[] = []
    for (const one of split.ok ? split.value : []) {
      const read = choice(words)(one)
      if (!read.ok) return read
      found.push(read.value)
    }
    return ok(found)
  }

/** 是 or 否. */
export const flag: CellReader<boolean> = (cell) => {
  const read = choice({ 是: 'yes', 否: 'no' })(cell)
  return read.ok ? ok(read.value === 'yes') : read
}

/** A number of a house. */
export const houseNumber: CellReader<number> = (cell) =>
  /^\d{1,5}$/.test(cell)
    ? ok(Number(cell))
    : wrong('wrong-number', { said: cell, zh: '门牌号（整数）', en: 'the number of a house' })

/** A date that exists. */
export const date: CellReader<string> = (cell) => {
  const read = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(cell)
  const [, year = '', month = '', day = ''] = read ?? []
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const time = read === null ? Number.NaN : Date.parse(`${written}T00:00:00.000Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(written)
    ? ok(written)
    : wrong('wrong-date', { said: cell })
}

/** An amount and a unit in the words of the trade: 4工作时, 2紧急工作日. */
export const limitCell =
  (units: 'any' | 'emergency'): CellReader<Limit> =>
  (cell) => {
    const allowed = LIMIT_UNITS.filter((one) => units === 'any' || isEmergencyUnit(one))
    const [, written = '', named = ''] = /^(\d{1,6}(?:\.\d{1,2})?)\s*(\D+)$/.exec(cell) ?? []
    const unit = allowed.find((one) => UNIT_LABELS[one].zh === named)
    const read = limit.safeParse({ amount: Number(written), unit })
    if (!read.success)
      return wrong('wrong-limit', {
        said: cell,
        zh: allowed.map((one) => UNIT_LABELS[one].zh).join('、'),
        en: allowed.map((one) => UNIT_LABELS[one].zh).join(', '),
      })
    return ok(read.data)
  }

/** How a closure is checked: 现场, 电话, 材料, or by lot with its share: 抽查20%. */
export const closureCheckCell: CellReader<ClosureCheck> = (cell) => {
  const [, share] = /^抽查\s*(\d{1,2})\s*[%％]$/.exec(cell) ?? []
  if (share !== undefined)
    return Number(share) > 0
      ? ok({ by: 'lot', share: Number(share) })
      : wrong('wrong-number', { said: cell, zh: '抽查1%到99%', en: 'a share from 1% to 99%' })
  const read = choice({ 现场: 'site', 电话: 'telephone', 材料: 'documents' } as const)(cell)
  if (read.ok) return ok({ by: read.value })
  return wrong('wrong-choice', { ...read.error.facts, list: ['现场', '电话', '材料', '抽查20%'] })
}

/** From which report on the watch acts: 立即, or 30天内第2件. */
export const watchCell: CellReader<WatchRule> = (cell) => {
  if (cell === '立即') return ok({ from: 1, withinDays: 1 })
  const [, days, from] = /^(\d{1,4})\s*天内第\s*(\d{1,2})\s*件$/.exec(cell) ?? []
  return Number(days) > 0 && Number(from) > 1
    ? ok({ from: Number(from), withinDays: Number(days) })
    : wrong('wrong-watch', { said: cell })
}

/** A limit as a table writes it. */
export const writtenLimit = ({ amount, unit }: Limit): string => `${amount}${UNIT_LABELS[unit].zh}`
