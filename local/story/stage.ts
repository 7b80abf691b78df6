import type { TaskOutcome } from '#domain/case/asked/outcomes.ts'
import type { Instant } from '#domain/clock/calendar.ts'
import type { Desk } from './desk.ts'
import { until } from './patience.ts'

/** What a stage is made of: a system's API, when it is at rest, and how its time passes. */
type Ground = {
  readonly desk: Desk
  /** Resolves when everything on its way has arrived. */
  readonly atRest: () => Promise<unknown>
  /** Moves the clock to a moment; `settle` is called whenever something has come due. */
  readonly advanceTo: (to: Instant, settle: () => Promise<void>) => Promise<void>
}

/**
 * A system whose time is stepped, as the people in it use it: they report and act, and time moves on only when everything
 * on its way has arrived.
 */
export function stageOf({ desk, atRest, advanceTo }: Ground) {
  /** Waits until everything on its way has arrived and the case stands still. @returns its stage, or how it ended */
  const settle = async (caseId: string): Promise<string> => {
    await atRest()
    const stage = await until('the case stands still', async () => {
      const { case: of } = await desk.caseOf(caseId)
      return of.status === 'ended' || !of.moving ? of.stage.code : undefined
    })
    await atRest()
    return stage
  }

  return {
    desk,
    settle,
    /** A report as the call-taker takes it in, and the case that triage opens for it. */
    fileReport: async (report: unknown) => {
      const before = new Set((await desk.tasksOf('call-taker')).map(({ taskId }) => taskId))
      const receipt = await desk.submitAtDesk('call-taker', report, crypto.randomUUID())
      const caseId = await until('triage opens the case', async () => {
        await atRest()
        return (await desk.tasksOf('call-taker')).find(({ taskId }) => !before.has(taskId))?.caseId
      })
      return { ...receipt, caseId }
    },
    /** Lets time pass up to a moment; what comes due on the way happens in its order. @returns the stage then */
    waitUntil: async (caseId: string, at: Instant): Promise<string> => {
      await settle(caseId)
      await advanceTo(at, async () => void (await settle(caseId)))
      return settle(caseId)
    },
    /** Reports the outcome of the open task of a kind that somebody owes. @throws Error when there is none */
    report: async (caseId: string, person: string, kind: string, outcome: TaskOutcome, item?: string) => {
      const task = await openTask(desk, caseId, person, kind, item)
      await desk.outcome(person, task.taskId, outcome)
    },
  }
}
export type Stage = ReturnType<typeof stageOf>

async function openTask(desk: Desk, caseId: string, person: string, kind: string, item: string | undefined) {
  const { tasks } = await desk.caseOf(caseId)
  const asked = tasks.filter((task) => task.kind === kind && (item === undefined || task.item === item))
  const task =
    asked.find(({ assignee: { party, role } }) => [party, role].includes(person)) ??
    asked.find(({ assignee }) => assignee.kind === 'role')
  if (task === undefined) throw new Error(`${person} owes no task of the kind ${kind} ${item ?? ''}.`)
  return task
}
