import type { Pack } from './pack.ts'

/** What differs between two versions of a pack: a list's entry by its code, anything else by its path. */
export type Difference = {
  readonly where: string
  readonly change: 'added' | 'removed' | 'changed'
  readonly before?: string
  readonly after?: string
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

const fieldsOf = (value: unknown): Fields | undefined => {
  if (Array.isArray(value)) return byName(value)
  return isObject(value) ? new Map(Object.entries(value)) : undefined
}

/** Everything in which a pack differs from an earlier one, in the order of its fields. */
export const differencesOf = (before: Pack, after: Pack): readonly Difference[] => compared('', before, after)

function compared(where: string, before: unknown, after: unknown): readonly Difference[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  const [was, is] = [fieldsOf(before), fieldsOf(after)]
  if (was === undefined || is === undefined) return [told(where, before, after)]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((field) =>
    compared(where === '' ? field : `${where}.${field}`, was.get(field), is.get(field)),
  )
}

function told(where: string, before: unknown, after: unknown): Difference {
  if (before === undefined) return { where, change: 'added', after: wordsOf(after) }
  if (after === undefined) return { where, change: 'removed', before: wordsOf(before) }
  return { where, change: 'changed', before: wordsOf(before), after: wordsOf(after) }
}

/** Longer values are cut: the files say the rest. */
const MAX_WORDS = 120
function wordsOf(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > MAX_WORDS ? `${text.slice(0, MAX_WORDS)}…` : text
}

const MARKS = { added: '+', removed: '-', changed: '~' } as const

/** A difference as a line for people. */
export const lineOf = ({ where, change, before, after }: Difference): string =>
  `${MARKS[change]} ${where}: ${[before, after].filter((one) => one !== undefined).join(' → ')}`
