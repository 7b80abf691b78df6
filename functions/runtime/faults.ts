import type * as z from 'zod'
import { isStorable } from '#adapters/dynamodb/numbers.ts'
import type { FieldFault } from './problem.ts'

type Path = readonly PropertyKey[]
const named = (path: Path): string => path.map(String).join('.')

/** The fields at fault by which an input does not fit its schema, each with what it needs. */
export function faultsOf(issue: z.core.$ZodIssue, above: Path = []): readonly FieldFault[] {
  const path = [...above, ...issue.path]
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ field: named([...path, key]), message: 'There is no such field.' }))
  // Of several shapes that it could have had, the one that it is nearest to says what is lacking.
  const nearest = issue.code === 'invalid_union' ? issue.errors.toSorted(byLength)[0] : undefined
  return nearest === undefined
    ? [{ field: named(path), message: issue.message }]
    : nearest.flatMap((one) => faultsOf(one, path))
}
const byLength = (one: readonly unknown[], other: readonly unknown[]): number => one.length - other.length

/** The numbers of an input that no table holds: refused where they come in, since saving them would be a fault. */
export function unstorable(value: unknown, path: Path = []): readonly FieldFault[] {
  if (typeof value === 'number')
    return isStorable(value)
      ? []
      : [{ field: named(path), message: 'This number is too near zero or too far from it to be kept.' }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) => unstorable(one, [...path, key]))
}
