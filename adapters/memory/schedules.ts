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
  return {
    ofCase: async (caseId) => [...standing.values()].filter((one) => one.caseId === caseId).sort(inOrder),
    put: async (schedule) => {
      standing.set(schedule.taskId, { ...schedule })
    },
    remove: async ({ taskId }) => {
      standing.delete(taskId)
    },
    nextDue: () => {
      let first: Instant | undefined
      for (const { at } of standing.values()) if (first === undefined || at < first) first = at
      return first
    },
    takeDue: (now) => {
      const due = [...standing.values()].filter((one) => one.at <= now).sort(inOrder)
      for (const { taskId } of due) standing.delete(taskId)
      return due
    },
  }
}
