/** Rules about tasks: nothing waits for ever, every error is classed, every failure is caught. */
import type { AslDefinition, Retrier, TaskState } from '../asl.ts'
import { MACHINE_ERRORS, RENEWAL_MARGIN_DAYS, RENEWED_AFTER_DAYS } from '../contract.ts'
import { waitsForToken } from '../graph.ts'

/** Names that Step Functions and Lambda give to errors, as far as the definition may list them. */
const SERVICE_ERRORS: readonly string[] = [
  'Lambda.AWSLambdaException',
  'Lambda.ClientExecutionTimeoutException',
  'Lambda.SdkClientException',
  'Lambda.ServiceException',
  'Lambda.TooManyRequestsException',
  'Lambda.Unknown',
  'Sandbox.Timedout',
  'States.ALL',
  'States.Timeout',
]

/** More retries of one error than this are a loop and not a retry. */
const MAX_ATTEMPTS = 20

/** In seconds. */
const DAY = 86_400

type NamedTask = { readonly name: string; readonly task: TaskState }

function tasksOf(definition: AslDefinition): NamedTask[] {
  return Object.entries(definition.States).flatMap(([name, state]) =>
    state.Type === 'Task' ? [{ name, task: state }] : [],
  )
}

/** Every task has a timeout below the execution's, and exactly one way on. */
export function boundedTasks(definition: AslDefinition): string[] {
  return tasksOf(definition).flatMap(({ name, task }) => [
    ...(task.TimeoutSeconds === undefined ? [`${name}: no TimeoutSeconds.`] : []),
    ...((task.TimeoutSeconds ?? 0) >= definition.TimeoutSeconds
      ? [`${name}: its timeout is not below the execution's.`]
      : []),
    ...((task.Next === undefined) === (task.End === undefined) ? [`${name}: needs either Next or End.`] : []),
  ])
}

/** The cap of a token passes after its execution would have been renewed, with a margin: waiting long is no fault. */
export function renewedInTime(definition: AslDefinition): string[] {
  const renewed = (RENEWED_AFTER_DAYS + RENEWAL_MARGIN_DAYS) * DAY
  return tasksOf(definition)
    .filter(({ task }) => waitsForToken(task) && (task.TimeoutSeconds ?? 0) <= renewed)
    .map(({ name }) => `${name}: its cap passes before the execution is sure to be renewed.`)
}

/** Every task has one retrier for each class of errors, bounded and spread. */
export function classedRetries(definition: AslDefinition): string[] {
  return tasksOf(definition).flatMap(({ name, task }) => {
    const retriers = task.Retry ?? []
    const names = retriers.flatMap((retrier) => retrier.ErrorEquals)
    const patience = (error: string) =>
      retriers.find((each) => each.ErrorEquals.includes(error))?.MaxAttempts ?? -1
    return [
      ...(retriers.length === 3 ? [] : [`${name}: ${retriers.length} retriers instead of one a class.`]),
      ...MACHINE_ERRORS.filter((error) => !names.includes(error)).map(
        (error) => `${name}: no retrier for ${error}.`,
      ),
      ...names
        .filter((error, index) => names.indexOf(error) !== index)
        .map((error) => `${name}: two retriers for ${error}.`),
      ...['StaleRun', 'Permanent']
        .filter((error) => patience(error) > 0)
        .map((error) => `${name}: retries ${error}, which is permanent.`),
      ...['Transient', 'Throttled']
        .filter((error) => patience(error) === 0)
        .map((error) => `${name}: never retries ${error}.`),
      ...(waitsForToken(task) && patience('States.Timeout') !== 0
        ? [`${name}: the cap of a token (States.Timeout) must be listed as permanent.`]
        : []),
      ...retriers.flatMap((retrier) => unbounded(name, retrier)),
    ]
  })
}

function unbounded(name: string, retrier: Retrier): string[] {
  if (retrier.MaxAttempts === 0) return []
  const bounded =
    retrier.IntervalSeconds !== undefined &&
    retrier.BackoffRate !== undefined &&
    retrier.MaxDelaySeconds !== undefined &&
    retrier.JitterStrategy === 'FULL' &&
    retrier.MaxAttempts <= MAX_ATTEMPTS
  return bounded
    ? []
    : [
        `${name}: the retrier of ${retrier.ErrorEquals[0]} lacks interval, backoff, a longest delay, full jitter or a bound.`,
      ]
}

/** Tasks of the same kind retry alike: a number changed in one place only is a slip. */
export function alikeRetries(definition: AslDefinition): string[] {
  return [true, false].flatMap((waits) => {
    const [first, ...others] = tasksOf(definition).filter(({ task }) => waitsForToken(task) === waits)
    return others
      .filter(({ task }) => JSON.stringify(task.Retry) !== JSON.stringify(first?.task.Retry))
      .map(({ name }) => `${name}: retries otherwise than ${first?.name}.`)
  })
}

/** Every task lets a stale run end quietly and catches whatever else may come. */
export function caughtTasks(definition: AslDefinition): string[] {
  return tasksOf(definition).flatMap(({ name, task }) => {
    const [stale, all, ...others] = task.Catch ?? []
    return [
      ...(stale?.ErrorEquals.join() === 'StaleRun' && definition.States[stale.Next]?.Type === 'Succeed'
        ? []
        : [`${name}: does not end quietly on StaleRun.`]),
      ...(all?.ErrorEquals.join() === 'States.ALL' && others.length === 0
        ? []
        : [`${name}: does not catch States.ALL last.`]),
    ]
  })
}

/** Every error name in Retry and Catch is one of the contract's or of the services'. */
export function knownErrors(definition: AslDefinition): string[] {
  const known = new Set<string>([...MACHINE_ERRORS, ...SERVICE_ERRORS])
  return tasksOf(definition).flatMap(({ name, task }) =>
    [...(task.Retry ?? []), ...(task.Catch ?? [])]
      .flatMap((handler) => handler.ErrorEquals)
      .filter((error) => !known.has(error))
      .map((error) => `${name}: nobody throws an error called ${error}.`),
  )
}
