import { dueKey } from '#adapters/dynamodb/keys.ts'
import type { Schedule, Schedules } from '#adapters/ports.ts'
import type { Instant } from '#domain/clock/calendar.ts'

/** Schedules in memory. They fire when they are taken. */
export type MemorySchedules = Schedules & {
  /** The due time that comes first. */
  readonly nextDue: () => Instant | undefined
  /** Takes out what has come due, in order. */
  readonly takeDue: (now: Instant) => readonly Schedule[]
}

const orderOf = (one: Schedule): string => dueKey(one.at, one.taskId).sk
const inOrder = (a: Schedule, b: Schedule): number => (orderOf(a) < orderOf(b) ? -1 : 1)

/** Schedules in memory, one for each task. */
export function createMemorySchedules(): MemorySchedules {
  const standing = new Map<string, Schedule>()
  const sorted = () => [...standing.values()].sort(inOrder)
  return {
    ofCase: async (caseId) => sorted().filter((one) => one.caseId === caseId),
    put: async (schedule) => {
      standing.set(schedule.taskId, { ...schedule })
    },
    remove: async ({ taskId }) => {
      standing.delete(taskId)
    },
    nextDue: () => sorted()[0]?.at,
    takeDue: (now) => {
      const due = sorted().filter((one) => one.at <= now)
      for (const { taskId } of due) standing.delete(taskId)
      return due
    },
  }
}
