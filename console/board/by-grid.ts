import type { Line } from '../base/answers.ts'

/** What is shown grid by grid: the lines of a board, the grid that is looked at alone, and how another one comes to be. */
export type ByGrid = {
  readonly lines: readonly Line[]
  readonly now: number
  readonly chosen: string | null
  readonly choose: (grid: string | undefined) => void
}
