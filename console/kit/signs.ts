import type { Line } from '../base/answers.ts'
import { isParked, urgencyOfLine } from './board.ts'

/** How a case is drawn on a map. */
export type State = 'late' | 'soon' | 'fine' | 'parked'
export const SHAPES: Readonly<Record<State, string>> = {
  late: 'M0-7l7 7-7 7-7-7z',
  soon: 'M0-6.5l7 12h-14z',
  fine: 'M0-4.5a4.5 4.5 0 1 0 .01 0z',
  parked: 'M-5-6h4v12h-4zM1-6h4v12h-4z',
}
/** Of several in one place the one that is drawn. */
const WORST: readonly State[] = ['late', 'soon', 'parked', 'fine']

export const stateOf = (line: Line, now: number): State =>
  isParked(line) ? 'parked' : urgencyOfLine(line, now)

/** How a sign for several cases is drawn: as the worst of them. */
export const worstOf = (lines: readonly Line[], now: number): State =>
  WORST.find((one) => lines.some((line) => stateOf(line, now) === one)) ?? 'fine'
