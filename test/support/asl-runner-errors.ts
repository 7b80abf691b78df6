/** How errors of a task meet the retriers and catchers of its state. */
import type { Retrier } from '#statemachines/asl.ts'
import { StateError, type TaskError } from './asl-runner-expressions.ts'

/** The longest wait before a retry, in seconds: what is left when the jitter draws 1. */
export function longestDelay(retrier: Retrier, count: number): number {
  const grown = (retrier.IntervalSeconds ?? 1) * (retrier.BackoffRate ?? 2) ** count
  return Math.min(grown, retrier.MaxDelaySeconds ?? grown)
}

/** States.ALL leaves out what Step Functions itself cannot go on from. */
export function matches(listed: string, error: string): boolean {
  if (listed === error) return true
  if (error === 'States.Runtime' || error === 'States.DataLimitExceeded') return false
  return listed === 'States.ALL' || (listed === 'States.TaskFailed' && error !== 'States.Timeout')
}

/** Lambda reports a thrown error by its name, with a JSON text as cause. */
export function taskError(error: unknown): TaskError {
  if (error instanceof StateError) return { Error: error.name, Cause: error.message }
  const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) }
  return { Error: name, Cause: JSON.stringify({ errorType: name, errorMessage: message }) }
}
