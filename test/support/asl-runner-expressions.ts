/** Evaluates the templates of a definition as Step Functions does: JSONata 2.0.6, and undefined is an error. */
import jsonata from 'jsonata'

/** What a task failed with, as Retry and Catch see it. */
export type TaskError = { readonly Error: string; readonly Cause?: string }

/** Thrown while a state is executed; carries the name that Retry and Catch match. */
export class StateError extends Error {
  constructor(name: string, cause: string) {
    super(cause)
    this.name = name
  }
}

/** What an expression can read. */
export type Scope = {
  readonly input: unknown
  readonly result?: unknown
  readonly errorOutput?: TaskError
  readonly context: Record<string, unknown>
  readonly variables: Readonly<Record<string, unknown>>
}

/**
 * The value of a template: strings in `{% %}` are evaluated, everything else stands for itself.
 * @throws StateError States.QueryEvaluationError when an expression fails or yields undefined
 */
export async function evaluate(template: unknown, scope: Scope): Promise<unknown> {
  if (typeof template === 'string') {
    const source = /^\{%(.*)%\}$/s.exec(template)?.[1]
    return source === undefined ? template : evaluateExpression(source, scope)
  }
  if (Array.isArray(template)) return Promise.all(template.map((each) => evaluate(each, scope)))
  if (typeof template !== 'object' || template === null) return template
  const entries = Object.entries(template).map(
    async ([key, value]) => [key, await evaluate(value, scope)] as const,
  )
  return Object.fromEntries(await Promise.all(entries))
}

async function evaluateExpression(source: string, scope: Scope): Promise<unknown> {
  const { variables, ...states } = scope
  let value: unknown
  try {
    value = await jsonata(source).evaluate(undefined, { ...variables, states })
  } catch (error) {
    throw new StateError('States.QueryEvaluationError', `${source.trim()}: ${describe(error)}`)
  }
  if (value === undefined) {
    throw new StateError('States.QueryEvaluationError', `${source.trim()}: returned undefined.`)
  }
  // JSONata's own sequences carry hidden properties; what passes on is plain JSON, as on AWS.
  return JSON.parse(JSON.stringify(value))
}

function describe(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error
    ? String(error.message)
    : String(error)
}
