import type * as z from 'zod'
import { isStorable } from '#adapters/dynamodb/numbers.ts'
import type { FieldFault } from './problem.ts'

type Path = readonly PropertyKey[]
const named = (path: Path): string => path.map(String).join('.')

/** The fields at fault by which an input does not fit its schema, each with what it needs. */
export function faultsOf(issue: z.core.$ZodIssue, above: Path = []): readonly FieldFault[] {
  const path = [...above, ...issue.path]
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        field: named([...path, key]),
        message: 'There is no such field.',
        zh: '没有这一项。',
      }))
    case 'invalid_union':
      return faultsOfUnion(issue, path)
    default:
      return [{ field: named(path), message: issue.message, zh: inChinese(issue) }]
  }
}

const ONE_OF = '请从可选的里选一个。'

/** What a field needs, as somebody reads it who filled it in. */
function inChinese(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined') ? '请填这一项。' : '这一项的格式不对。'
    case 'invalid_value':
      return ONE_OF
    case 'too_small':
      if (issue.origin === 'string') return '请填这一项。'
      return issue.origin === 'array' ? `至少要有 ${issue.minimum} 项。` : `不能小于 ${issue.minimum}。`
    case 'too_big':
      if (issue.origin === 'string') return `最多 ${issue.maximum} 个字。`
      return issue.origin === 'array' ? `最多 ${issue.maximum} 项。` : `不能大于 ${issue.maximum}。`
    case 'invalid_format':
      return issue.format === 'datetime' ? '日期和时间的格式不对。' : '这一项的格式不对。'
    default:
      return '这一项填得不对。'
  }
}

type UnionIssue = Extract<z.core.$ZodIssue, { code: 'invalid_union' }>

/** Of several shapes, the faults in the nearest of those whose name it bears; if it bears none, the names there are. */
function faultsOfUnion(issue: UnionIssue, path: Path): readonly FieldFault[] {
  const names = namesIn(issue)
  if (names.length > 0) return [{ field: named(path), message: sayOneOf(names), zh: ONE_OF }]
  const nearest = issue.errors
    .filter((faults) => faults.flatMap(namesIn).length === 0)
    .toSorted((one, other) => one.length - other.length)[0]
  if (nearest !== undefined) return nearest.flatMap((one) => faultsOf(one, path))
  const unnamed = issue.errors.flat()
  return [
    {
      field: named([...path, ...(unnamed[0]?.path ?? [])]),
      message: sayOneOf(unnamed.flatMap(namesIn)),
      zh: ONE_OF,
    },
  ]
}

const sayOneOf = (names: readonly string[]): string => `Say one of: ${[...new Set(names)].join(', ')}.`

/** The names by which shapes are told apart, where an input bears none of them. */
const namesIn = (issue: z.core.$ZodIssue): readonly string[] =>
  issue.code === 'invalid_union' && 'options' in issue ? (issue.options ?? []).map(String) : []

/** The numbers of an input that no table holds: refused where they come in, since saving them would be a fault. */
export function unstorable(value: unknown, path: Path = []): readonly FieldFault[] {
  if (typeof value === 'number')
    return isStorable(value)
      ? []
      : [
          {
            field: named(path),
            message: 'This number is too near zero or too far from it to be kept.',
            zh: '这个数太大或太小，存不下。',
          },
        ]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) => unstorable(one, [...path, key]))
}
