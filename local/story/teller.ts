import type { Instant } from '#domain/clock/calendar.ts'
import type { Label } from '#domain/label.ts'
import type { DeskTask, Tracking } from './desk.ts'
import type { Stage } from './stage.ts'
import { dueText, shanghai } from './tell.ts'
import { trackerText } from './tell-tracker.ts'

/**
 * Tells scenes as they are played: when and what, in both languages, after each how the due times of the tasks that were
 * sent in it come about, and what the reporter reads then.
 * @param say gets each line as it happens
 */
export function teller({ desk, settle }: Pick<Stage, 'desk' | 'settle'>, say: (line: string) => void) {
  const known = new Set<string>()
  return {
    scene: (at: Instant, { zh, en }: Label): void => {
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
    tellTracker: (tracking: Tracking): void => {
      for (const line of trackerText(tracking)) say(`      ${line}`)
    },
  }
}
