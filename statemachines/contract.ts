/**
 * What the state machine and the code around it tell each other: the input and output of every task, the names of
 * executions, and the names of errors. The definition is linted against this file, the functions parse with it.
 *
 * Executions outlive deployments: a running one keeps its old definition while the functions change under it. So
 * unknown fields are dropped, not refused, and a field is added, never renamed.
 */
import * as z from 'zod'
import { ARCS, STAGES, WHOSE } from '#domain/case/record/transitions.ts'

/** A case's id as the machine takes it: short enough that `<id>-<run>` stays within the 80 characters of a name. */
const caseId = z.string().regex(/^[A-Za-z0-9_-]{1,70}$/)
/** Which execution of the case: 1 for the first, one more for each resume or reopening. */
const run = z.int().positive()
/** Which entry into a stage within the run, from 1; an answer hands on the next one. */
const visit = z.int().positive()
const stage = z.enum(STAGES)

/** A stage in which people act: its state waits for a task token. The others are done by the system at once. */
export const humanStage = stage.exclude(['close', 'archive'])
export type HumanStage = z.infer<typeof humanStage>

/** Input of an execution. `enterAt` is the stage at which the case stands. */
export const executionInput = z.object({ caseId, run, enterAt: stage })
export type ExecutionInput = z.infer<typeof executionInput>

/**
 * The input of an execution as it is sent, the same bytes for the same case, run and stage: a second start of a
 * running execution counts as the same only when its input is byte-identical.
 * @throws ZodError when the id does not fit into a name, or the run is not a whole number from 1
 */
export function executionText(input: ExecutionInput): string {
  const { caseId, run, enterAt } = executionInput.parse(input)
  return JSON.stringify({ caseId, run, enterAt })
}

/** The name of a case's execution: the case's id, from the second run on with the run behind it. */
export function executionName(caseId: string, run: number): string {
  return run === 1 ? caseId : `${caseId}-${run}`
}

/**
 * The error with which a resume stops the execution before. It is expected: whoever hears of the stopped execution marks
 * nothing stalled.
 */
export const RESUMED = 'Resumed'

/**
 * After so many days the sweep has a case go on in a further run, as an operator's resume does. People may set dates
 * years ahead, but Step Functions ends an execution after a year at the latest; so each is renewed well before the
 * smallest cap of a token.
 */
export const RENEWED_AFTER_DAYS = 120
/** For so many nights in a row the sweep may fail before a cap passes. The lint holds the definition's caps to it. */
export const RENEWAL_MARGIN_DAYS = 30

/**
 * Input of opening a stage. `token` answers the waiting state; it is stored before anybody is told and never leaves
 * the server. `attempt` counts the retries of this visit from 0. Tokens of one visit are ordered by when the call that
 * brought them began, and calls that began as good as together by `attempt`, which begins again when an execution is
 * redriven.
 */
export const openStageInput = z.object({
  caseId,
  run,
  visit,
  stage: humanStage,
  token: z.string().min(1),
  attempt: z.int().nonnegative(),
})
export type OpenStageInput = z.infer<typeof openStageInput>

/**
 * How a stage ended, as the machine is told: through the task token of a human stage, as the result of the others.
 * `nextVisit` is the visit of the state that follows. `whose` is always given, and read after the first contact only.
 */
export const stageAnswer = z.object({
  outcome: z.enum(ARCS.map((arc) => arc.outcome)),
  nextVisit: visit,
  whose: z.enum(WHOSE),
})
export type StageAnswer = z.infer<typeof stageAnswer>

/** Input of closing a case. */
export const closeCaseInput = z.object({ caseId, run, visit, stage: z.literal('close') })
export type CloseCaseInput = z.infer<typeof closeCaseInput>

/** Input of archiving a case. */
export const archiveCaseInput = z.object({ caseId, run, visit, stage: z.literal('archive') })
export type ArchiveCaseInput = z.infer<typeof archiveCaseInput>

/** As much of a cause as is kept, in UTF-16 units: enough for the name and the sentence, not for a stack trace. */
const CAUSE_LENGTH = 500

/**
 * Input of marking a case stalled. `stage` is missing when the fault came before any stage was entered. `error` is
 * any error name, `cause` what came with it, cut to {@link CAUSE_LENGTH}.
 */
export const markStalledInput = z.object({
  caseId,
  run,
  stage: stage.optional(),
  error: z.string(),
  cause: z
    .string()
    .transform((cause) => cause.slice(0, CAUSE_LENGTH))
    .optional(),
})
export type MarkStalledInput = z.infer<typeof markStalledInput>

/** Result of marking a case stalled; the machine does not read it. */
export const markStalledOutput = z.object({ marked: z.boolean() })
export type MarkStalledOutput = z.infer<typeof markStalledOutput>

/**
 * The errors that a function of the machine may throw, each with its one way to go on:
 * - `StaleRun`: the case has a later run. Never retried, ends the execution quietly.
 * - `Transient`: will pass by itself, soon. Retried.
 * - `Throttled`: too much at once. Retried more slowly.
 * - `Permanent`: would fail again. Never retried, marks the case stalled; so does every name that is not listed.
 */
export const MACHINE_ERRORS = ['StaleRun', 'Transient', 'Throttled', 'Permanent'] as const
export type MachineErrorName = (typeof MACHINE_ERRORS)[number]

/** The errors which the definition itself raises, at the Default of a choice. Each marks the case stalled. */
export const DEFINITION_ERRORS = ['UnknownStage', 'UnknownOutcome'] as const

/**
 * An error the machine understands: Lambda reports an error by its name, and the machine's Retry and Catch match it.
 * @param message a full sentence with ids only, never a person's words: it is kept in the execution's history
 */
export function machineError(name: MachineErrorName, message: string, cause?: unknown): Error {
  const error = new Error(message, { cause })
  error.name = name
  return error
}

/** The placeholders of the definition; whoever deploys it gives each a value. */
export const DEFINITION_SUBSTITUTIONS = [
  'Partition',
  'OpenStageFunctionArn',
  'CloseCaseFunctionArn',
  'ArchiveCaseFunctionArn',
  'MarkStalledFunctionArn',
] as const

/** A value for every placeholder of the definition. */
export type DefinitionSubstitutions = Readonly<Record<(typeof DEFINITION_SUBSTITUTIONS)[number], string>>
