import type { Instant } from '#domain/clock/calendar.ts'
import { elapsed } from '#domain/clock/working-time.ts'
import { type Scene, WORKING_DAY } from './course.ts'
import { type Fate, LATE_NOW } from './shares.ts'

/** What happens to a lead's work in another way already. */
const OTHERWISE: readonly Fate[] = ['returned', 'extended', 'late', 'parked', 'emergency']

/** What is remembered of the tasks that nobody does. */
export type Undone = { readonly until: Instant; readonly undone: Set<string> }

/**
 * Whether a lead who has signed for its part does nothing more about it, so that it is late when the fortnight ends.
 * @param undone those of which that was said already; this one is added to them
 */
export function leavesUndone(
  { until, undone }: Undone,
  { story, task, step, chance, rules }: Scene,
): boolean {
  if (undone.has(task.taskId)) return true
  const asked =
    task.kind === 'handle' &&
    task.part === 'lead' &&
    step === 1 &&
    !OTHERWISE.some((fate) => story.fates.has(fate))
  if (!asked || undone.size >= LATE_NOW.cases || task.dueAt >= until) return false
  const overdue = elapsed(task.dueAt, until, 'working', rules.calendar)
  if (overdue > LATE_NOW.workingDays * WORKING_DAY || chance.next() > LATE_NOW.ofThoseDue) return false
  undone.add(task.taskId)
  return true
}
