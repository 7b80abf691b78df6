import type { Pack } from './pack.ts'

/** What differs between two versions of a pack: where, an entry of a list by its code, and what stood and stands there. */
export type Difference = {
  readonly path: readonly string[]
  /** Nothing where it came new. */
  readonly before?: unknown
  /** Nothing where it is gone. */
  readonly after?: unknown
}

type Fields = ReadonlyMap<string, unknown>
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What tells the entries of a list apart, where they are told apart by a name of theirs. */
const NAMES = ['code', 'date', 'rule', 'source'] as const
function byName(list: readonly unknown[]): Fields | undefined {
  const key = NAMES.find((name) => list.every((one) => isObject(one) && typeof one[name] === 'string'))
  if (key === undefined) return undefined
  return new Map(list.map((one) => [isObject(one) ? String(one[key]) : '', one]))
}

/** What is read as one thing, whatever it consists of: an amount and its unit, a name in two languages, a rung, house numbers. */
const WHOLE: readonly (readonly string[])[] = [
  ['amount', 'unit'],
  ['zh', 'en'],
  ['rule', 'when'],
  ['road', 'from', 'to'],
  ['by', 'share'],
  ['from', 'withinDays'],
]
const isWhole = (value: unknown): boolean =>
  isObject(value) && WHOLE.some((fields) => fields.every((field) => field in value))

const fieldsOf = (value: unknown): Fields | undefined => {
  if (isWhole(value)) return undefined
  if (Array.isArray(value)) return value.length === 0 ? undefined : byName(value)
  return isObject(value) ? new Map(Object.entries(value)) : undefined
}
const NOTHING: Fields = new Map()
const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0

/** Everything in which a pack differs from an earlier one, in the order of its fields. */
export const differencesOf = (before: Pack, after: Pack): readonly Difference[] => compared([], before, after)

function compared(path: readonly string[], before: unknown, after: unknown): readonly Difference[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  const [was, is] = [fieldsOf(before), fieldsOf(after)]
  // A list that was empty, or is now, has its entries compared like any other.
  const [older, newer] = [
    was ?? (isEmptyList(before) ? NOTHING : undefined),
    is ?? (isEmptyList(after) ? NOTHING : undefined),
  ]
  if (older === undefined || newer === undefined || (was === undefined && is === undefined))
    return [
      {
        path,
        ...(before !== undefined && { before }),
        ...(after !== undefined && { after }),
      },
    ]
  return [...new Set([...older.keys(), ...newer.keys()])].flatMap((field) =>
    compared([...path, field], older.get(field), newer.get(field)),
  )
}
