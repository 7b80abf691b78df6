import { useQueries } from '@tanstack/react-query'
import type { Line } from '../base/answers.ts'
import { isSameDay, urgencyOf } from '../base/instant.ts'
import { isTimed, linesOf } from './lines.ts'

/** Pages that are read of a board: more open cases no street has. */
const PAGES = 40

async function wholeBoard(board: string): Promise<readonly Line[]> {
  const lines = new Map<string, Line>()
  for (let cursor: string | undefined, page = 0; page < PAGES; page += 1) {
    const { items, cursor: next } = await linesOf({ board, ...(cursor === undefined ? {} : { cursor }) })
    for (const line of items) lines.set(line.caseId, line)
    if (next === undefined) break
    cursor = next
  }
  return [...lines.values()]
}

/** Every line of some boards, each case once, read anew when something has moved. Filters are answered from here. */
export function useBoards(boards: readonly string[]) {
  return useQueries({
    queries: boards.map((board) => ({
      queryKey: ['board', board],
      queryFn: () => wholeBoard(board),
    })),
    combine: (asked) => ({
      lines: asked.flatMap(({ data = [] }) => data),
      loading: asked.some(({ isPending }) => isPending),
      error: asked.find(({ error }) => error !== null)?.error ?? null,
      updatedAt: Math.min(...asked.map(({ dataUpdatedAt }) => dataUpdatedAt)),
    }),
  })
}

export const isParked = ({ parkedUntil }: Line): boolean => parkedUntil !== undefined

/** How pressing a line is; what has no due time is in good order. */
export const urgencyOfLine = (line: Line, now: number): 'late' | 'soon' | 'fine' => {
  const urgency = isTimed(line) ? urgencyOf(line.waitsFor, now) : 'fine'
  return urgency === 'waiting' ? 'fine' : urgency
}

/** Whether something is due today in Shanghai, and not late. */
export const isDueToday = (line: Line, now: number): boolean =>
  isTimed(line) && Date.parse(line.waitsFor.dueAt) >= now && isSameDay(Date.parse(line.waitsFor.dueAt), now)

const RANK = { late: 1, soon: 2, fine: 3 } as const
const rankOf = (line: Line, now: number): number => (line.emergency ? 0 : RANK[urgencyOfLine(line, now)])
const dueOf = ({ waitsFor, openedAt }: Line): string => waitsFor?.dueAt ?? openedAt

/** What presses most comes first: emergencies, what is late, what is due soon, the rest by its due time. */
export const byUrgency = (lines: readonly Line[], now: number): readonly Line[] =>
  lines
    .map((line) => ({ line, rank: rankOf(line, now), due: dueOf(line) }))
    .sort((a, b) => a.rank - b.rank || (a.due < b.due ? -1 : 1))
    .map(({ line }) => line)
