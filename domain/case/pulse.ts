import * as z from 'zod'
import { DUTY_DESK } from '../report/duties.ts'
import type { CaseState } from './record/case.ts'
import { assignee } from './record/task.ts'

/**
 * What a page may ask about whether it has moved: a grid's board, a desk (a party's is its board too), a case. A street's board
 * is that of all its grids: an item of its own would be written with every step of every case there.
 */
export const pulseScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('grid'), jurisdiction: z.string(), grid: z.string() }),
  z.object({ kind: z.literal('desk'), jurisdiction: z.string(), assignee }),
  z.object({ kind: z.literal('case'), caseId: z.string() }),
])
export type PulseScope = z.infer<typeof pulseScope>

/** How far a subject was folded: up to which of its events, and where it stood then. */
export const pulseMark = z.object({
  sequence: z.number().int().nonnegative(),
  scopes: z.array(pulseScope).readonly(),
})
export type PulseMark = z.infer<typeof pulseMark>

/**
 * Whether a case only passes from one stage to the next: the machine opens that at once, so nobody is told of the moment
 * between. Where it does not, the case stalls, and that is told.
 */
export const isPassing = ({ case: of }: CaseState): boolean =>
  of.status === 'open' && of.stalled === undefined && of.position.at !== 'in'

/** Where a case stands now: on the board of its grid, and on the desks of those who owe something in it. */
export function scopesOf({ case: of, tasks }: CaseState): readonly PulseScope[] {
  const { jurisdiction, place } = of
  return [
    { kind: 'grid', jurisdiction, grid: place.grid },
    ...tasks.map((task): PulseScope => ({ kind: 'desk', jurisdiction, assignee: task.assignee })),
  ]
}

/** Where a report stands that is with a case: in the case, and on the desk of those who call. */
export const scopesOfReport = (jurisdiction: string, caseId: string): readonly PulseScope[] => [
  { kind: 'case', caseId },
  { kind: 'desk', jurisdiction, assignee: { kind: 'role', role: DUTY_DESK } },
]
