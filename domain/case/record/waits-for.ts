import * as z from 'zod'
import { instant } from '../../clock/calendar.ts'
import { termsInForce } from '../../clock/compute.ts'
import { paceOfDeadline } from '../../clock/left.ts'
import { PACES } from '../../clock/working-time.ts'
import { type Assignee, assignee, type Task } from './task.ts'

/** 卡在谁: who owes what holds a case up, whose due time comes first before the others; and until when. */
export const waitsFor = z.object({
  who: z.array(assignee).min(1),
  dueAt: instant,
  /** How the clock of that due time runs. */
  pace: z.enum(PACES),
  /** On whose days of duty it runs as well. */
  whose: z.string().optional(),
})
export type WaitsFor = z.infer<typeof waitsFor>

/** As many are named as fit on a line; a plan may have far more. */
const NAMED = 5

const nameOf = (one: Assignee): string => (one.kind === 'party' ? one.party : `${one.role}/${one.grid ?? ''}`)

const onDuties = ({ deadline }: Task): Pick<WaitsFor, 'whose'> => {
  const inForce = termsInForce(deadline)
  const { terms } = deadline
  return terms.kind === 'limit' &&
    terms.whose !== undefined &&
    inForce.kind === 'limit' &&
    inForce.limit.unit === 'working-hour'
    ? { whose: terms.whose }
    : {}
}

/**
 * What holds a case up: the tasks of its stage that wait for nobody; where every one of them waits, what they wait for (a
 * ruling, a consent). What runs beside the stage holds up nothing.
 */
export function waitsForOf(tasks: readonly Task[]): WaitsFor | undefined {
  const ofStage = tasks.filter(({ alongside, ofCase }) => !alongside && !ofCase)
  const acting = ofStage.filter(({ held }) => held === undefined)
  const waitedFor = tasks.filter(({ about }) => ofStage.some(({ taskId }) => taskId === about))
  const holding = [acting, waitedFor, ofStage].find((some) => some.length > 0) ?? []
  const ordered = holding.toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1))
  const [first] = ordered
  if (first === undefined) return undefined
  const named = new Map(ordered.map((one) => [nameOf(one.assignee), one.assignee] as const))
  return {
    who: [...named.values()].slice(0, NAMED),
    dueAt: first.dueAt,
    pace: paceOfDeadline(first.deadline),
    ...onDuties(first),
  }
}
