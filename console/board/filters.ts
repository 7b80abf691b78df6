import type { Line } from '../base/answers.ts'
import type { Label } from '../base/label.ts'
import { isDueToday, isParked, urgencyOfLine } from '../kit/board.ts'

/** What a board may be narrowed to by a figure; what is parked stands apart from the others. */
export const MARKED: readonly {
  readonly name: string
  readonly label: Label
  readonly holds: (line: Line, now: number) => boolean
}[] = [
  {
    name: 'late',
    label: { zh: '超时', en: 'Late' },
    holds: (line, now) => !isParked(line) && urgencyOfLine(line, now) === 'late',
  },
  { name: 'today', label: { zh: '今日到期', en: 'Due today' }, holds: isDueToday },
  { name: 'emergency', label: { zh: '应急', en: 'Emergency' }, holds: ({ emergency }) => emergency },
  { name: 'whistle', label: { zh: '哨', en: 'Whistles' }, holds: ({ whistle }) => whistle !== undefined },
  { name: 'stuck', label: { zh: '流程停住', en: 'Stalled' }, holds: ({ stuck }) => stuck },
  { name: 'parked', label: { zh: '挂账', en: 'Parked' }, holds: isParked },
]

/** What was asked for, as the address says. */
export type Narrowed = Readonly<Record<'grid' | 'matter' | 'stage' | 'only', string | null>>

/** Whether a line lies in the grid and has the matter that are looked at: all figures are of those. */
export const isLookedAt = ({ place, matter }: Line, { grid, matter: wanted }: Narrowed): boolean =>
  (grid === null || place.grid === grid) && (wanted === null || matter === wanted)

/** Whether a line is one of a list that was asked for. */
export const isAsked = (line: Line, { stage, only }: Narrowed, now: number): boolean =>
  (stage === null || line.stage.code === stage) &&
  (only === null || (MARKED.find(({ name }) => name === only)?.holds(line, now) ?? true))
