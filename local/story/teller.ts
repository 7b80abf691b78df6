import type { Instant } from '#domain/clock/calendar.ts'
import type { DeskTask } from './desk.ts'
import type { steppedSystem } from './stepped-system.ts'
import { dueText, shanghai } from './tell.ts'

/**
 * Tells scenes as they are played: when and what, in both languages, and after each how the due times of the tasks that
 * were sent in it come about.
 * @param say gets each line as it happens
 */
export function teller({ desk, settle }: ReturnType<typeof steppedSystem>, say: (line: string) => void) {
  const known = new Set<string>()
  return {
    scene: (at: Instant, zh: string, en: string): void => {
      say(`${shanghai(at)}  ${zh}`)
      say(`${' '.repeat(20)}  ${en}`)
    },
    /** Waits until what was done has led to its tasks. @returns those that were not there before */
    tellDue: async (caseId: string): Promise<readonly DeskTask[]> => {
      await settle(caseId)
      const { tasks } = await desk.caseOf(caseId)
      const sent = tasks.filter(({ taskId }) => !known.has(taskId))
      for (const { taskId } of sent) known.add(taskId)
      for (const line of dueText(sent)) say(`      ${line}`)
      return sent
    },
  }
}
