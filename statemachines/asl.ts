/**
 * The subset of the Amazon States Language that the definition uses, as zod schemas. Strict on purpose: a field or a
 * type of state that is not listed here is executed by no test, so the definition may not use it.
 */
import * as z from 'zod'
import definitionJson from './case-lifecycle.asl.json' with { type: 'json' }

const template = z.json()
const assign = z.record(z.string(), template)
const comment = z.string().min(1)

const retrier = z.strictObject({
  Comment: comment,
  ErrorEquals: z.array(z.string()).min(1),
  IntervalSeconds: z.int().positive().optional(),
  BackoffRate: z.number().min(1).optional(),
  MaxDelaySeconds: z.int().positive().optional(),
  MaxAttempts: z.int().nonnegative(),
  JitterStrategy: z.literal('FULL').optional(),
})
export type Retrier = z.infer<typeof retrier>

const catcher = z.strictObject({
  Comment: comment,
  ErrorEquals: z.array(z.string()).min(1),
  Assign: assign.optional(),
  Output: template.optional(),
  Next: z.string(),
})
export type Catcher = z.infer<typeof catcher>

const task = z.strictObject({
  Type: z.literal('Task'),
  Comment: comment,
  Resource: z.string(),
  Arguments: z.strictObject({ FunctionName: z.string(), Payload: template }),
  TimeoutSeconds: z.int().positive().optional(),
  Assign: assign.optional(),
  Output: template.optional(),
  Retry: z.array(retrier).optional(),
  Catch: z.array(catcher).optional(),
  Next: z.string().optional(),
  End: z.literal(true).optional(),
})
export type TaskState = z.infer<typeof task>

const choice = z.strictObject({
  Type: z.literal('Choice'),
  Comment: comment.optional(),
  Choices: z
    .array(z.strictObject({ Condition: z.string(), Assign: assign.optional(), Next: z.string() }))
    .min(1),
  Default: z.string().optional(),
  Assign: assign.optional(),
})
export type ChoiceState = z.infer<typeof choice>

const succeed = z.strictObject({ Type: z.literal('Succeed'), Comment: comment })
const fail = z.strictObject({
  Type: z.literal('Fail'),
  Comment: comment,
  Error: z.string(),
  Cause: z.string(),
})

/** One state of a definition. */
export const aslState = z.discriminatedUnion('Type', [task, choice, succeed, fail])
export type AslState = z.infer<typeof aslState>

/** A definition of a state machine in the subset. Expressions are JSONata throughout. */
export const aslDefinition = z.strictObject({
  Comment: comment,
  QueryLanguage: z.literal('JSONata'),
  TimeoutSeconds: z.int().positive(),
  StartAt: z.string(),
  States: z.record(z.string(), aslState),
})
export type AslDefinition = z.infer<typeof aslDefinition>

/** The suffix of a resource whose state waits until somebody answers its task token. */
export const WAITS_FOR_TOKEN = '.waitForTaskToken'

/**
 * The definition of a case's lifecycle, with its placeholders.
 * @throws ZodError when it leaves the subset
 */
export function caseLifecycle(): AslDefinition {
  return aslDefinition.parse(definitionJson)
}
