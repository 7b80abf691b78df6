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
      return issue.keys.map((key) => ({ field: named([...path, key]), message: 'There is no such field.' }))
    case 'invalid_union':
      return faultsOfUnion(issue, path)
    default:
      return [{ field: named(path), message: issue.message }]
  }
}

type UnionIssue = Extract<z.core.$ZodIssue, { code: 'invalid_union' }>

/** Of several shapes, the faults in the nearest of those whose name it bears; if it bears none, the names there are. */
function faultsOfUnion(issue: UnionIssue, path: Path): readonly FieldFault[] {
  const names = namesIn(issue)
  if (names.length > 0) return [{ field: named(path), message: sayOneOf(names) }]
  const nearest = issue.errors
    .filter((faults) => faults.flatMap(namesIn).length === 0)
    .toSorted((one, other) => one.length - other.length)[0]
  if (nearest !== undefined) return nearest.flatMap((one) => faultsOf(one, path))
  const unnamed = issue.errors.flat()
  return [
    { field: named([...path, ...(unnamed[0]?.path ?? [])]), message: sayOneOf(unnamed.flatMap(namesIn)) },
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
      : [{ field: named(path), message: 'This number is too near zero or too far from it to be kept.' }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) => unstorable(one, [...path, key]))
}
