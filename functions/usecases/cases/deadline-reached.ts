import { nextMoment } from '#domain/case/record/task.ts'
import { millis } from '#domain/clock/calendar.ts'
import { changesOf } from '#domain/decision/change.ts'
import { machineError } from '#statemachines/contract.ts'
import { type CountDependencies, countIn } from '../count-in.ts'
import { type ChangeDependencies, systemCause } from '../dependencies.ts'
import { changeCase } from './change-case.ts'

/** How much early a call may be and still be meant for the present due time, in milliseconds. */
const EARLY = 60_000

/**
 * A due time of a task is said to have come. Late and double calls, and calls for a due time that has moved, find
 * nothing to do: a moved one has its own schedule. A limit that was overrun is counted.
 * @returns what it meant: a limit was overrun, something else came due (a lapse, a review), or nothing
 * @throws `Transient` for a call that came a little early (clocks differ): it has to come again, nobody else will ring
 */
export async function deadlineReached(
  deps: ChangeDependencies & CountDependencies,
  caseId: string,
  taskId: string,
): Promise<'overdue' | 'came-due' | 'nothing'> {
  const came = await changeCase(deps, caseId, { type: 'deadline-reached', taskId }, systemCause('', taskId))
  if (!came.ok) return 'nothing'
  const { case: of, changes } = came.value
  if (changesOf(changes, 'event').some(({ event }) => event.type === 'task-overdue')) {
    await countIn(deps, of.jurisdiction, 'TasksOverdue')
    return 'overdue'
  }
  if (changes.length > 0) return 'came-due'
  const task = (await deps.store.loadCase(caseId))?.tasks.find((one) => one.taskId === taskId)
  const moment = task === undefined ? undefined : nextMoment(task)
  const ahead = moment === undefined ? 0 : millis(moment) - millis(await deps.clock.now())
  if (ahead > 0 && ahead <= EARLY)
    throw machineError('Transient', `The task ${taskId} is due in ${ahead} ms; it was rung for early.`)
  return 'nothing'
}
