import type { Problem } from '#functions/runtime/problem.ts'

/** Told to whoever does not keep the system running. */
export const NOT_AN_OPERATOR: Problem = {
  code: 'not-permitted',
  message: 'An operator keeps the system running.',
}
