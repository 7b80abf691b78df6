import type { Line } from '../base/answers.ts'
import { dayOf } from '../base/instant.ts'
import type { Label } from '../base/label.ts'
import { isDueToday, isParked, urgencyOfLine } from '../kit/board.ts'
import type { Listed } from '../kit/ledger.tsx'

/** What a board may be narrowed to by a figure; what is parked stands apart from the others. */
export const MARKED: readonly {
  readonly name: string
  readonly label: Label
  readonly holds: (line: Line, now: number) => boolean
  /** The same, as the server is asked for it. */
  readonly filter: (now: number) => Partial<Listed>
}[] = [
  {
    name: 'late',
    label: { zh: '超时', en: 'Late' },
    holds: (line, now) => !isParked(line) && urgencyOfLine(line, now) === 'late',
    filter: () => ({ late: 'true' }),
  },
  {
    name: 'today',
    label: { zh: '今日到期', en: 'Due today' },
    holds: isDueToday,
    filter: (now) => ({ dueOn: dayOf(now) }),
  },
  {
    name: 'emergency',
    label: { zh: '应急', en: 'Emergency' },
    holds: ({ emergency }) => emergency,
    filter: () => ({ emergency: 'true' }),
  },
  {
    name: 'whistle',
    label: { zh: '哨', en: 'Whistles' },
    holds: ({ whistle }) => whistle !== undefined,
    filter: () => ({ whistle: 'true' }),
  },
  {
    name: 'stuck',
    label: { zh: '流程停住', en: 'Stalled' },
    holds: ({ stuck }) => stuck,
    filter: () => ({ stuck: 'true' }),
  },
  {
    name: 'parked',
    label: { zh: '挂账', en: 'Parked' },
    holds: isParked,
    filter: () => ({ parked: 'true' }),
  },
]

/** What the server is asked for where a board is narrowed to a figure; nothing for one that nobody knows. */
export const filterOf = (only: string | null, now: number): Partial<Listed> | undefined =>
  MARKED.find(({ name }) => name === only)?.filter(now)

/** What was asked for, as the address says. */
export type Narrowed = Readonly<Record<'grid' | 'matter' | 'stage' | 'only', string | null>>

/** Whether a line lies in the grid and has the matter that are looked at: all figures are of those. */
export const isLookedAt = ({ place, matter }: Line, { grid, matter: wanted }: Narrowed): boolean =>
  (grid === null || place.grid === grid) && (wanted === null || matter === wanted)

/** Whether a line is one of a list that was asked for. */
export const isAsked = (line: Line, { stage, only }: Narrowed, now: number): boolean =>
  (stage === null || line.stage.code === stage) &&
  (only === null || (MARKED.find(({ name }) => name === only)?.holds(line, now) ?? true))
