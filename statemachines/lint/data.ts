/** Rules about data: small expressions, ids and outcomes only, variables assigned before they are read. */
import type { AslDefinition, AslState, TaskState } from '../asl.ts'
import {
  archiveCaseInput,
  closeCaseInput,
  DEFINITION_SUBSTITUTIONS,
  markStalledInput,
  openStageInput,
} from '../contract.ts'
import { expressionText, parseExpression, pathsOf, stringsIn } from '../expressions.ts'
import { edgesOf } from '../graph.ts'

/** Everything an expression may read: ids, outcomes, what an error was, and our own variables. */
const READABLE: readonly string[] = [
  'states.input.enterAt',
  'states.input.outcome',
  'states.result.outcome',
  'states.result.nextVisit',
  'states.result.whose',
  'states.result.Payload.outcome',
  'states.result.Payload.nextVisit',
  'states.result.Payload.whose',
  'states.errorOutput.Error',
  'states.errorOutput.Cause',
  'states.context.Execution.Input.caseId',
  'states.context.Execution.Input.run',
  'states.context.State.RetryCount',
  'states.context.Task.Token',
  'visit',
  'whose',
  'fault.stage',
  'fault.error',
  'fault.cause',
]

/** What each function is sent, by the placeholder of its name. */
const INPUT_OF: Readonly<Record<string, readonly string[]>> = {
  '${OpenStageFunctionArn}': Object.keys(openStageInput.shape),
  '${CloseCaseFunctionArn}': Object.keys(closeCaseInput.shape),
  '${ArchiveCaseFunctionArn}': Object.keys(archiveCaseInput.shape),
  '${MarkStalledFunctionArn}': Object.keys(markStalledInput.shape),
}

type Read = { readonly at: string; readonly text: string; readonly paths: readonly string[] | undefined }

function readsOf(value: unknown): Read[] {
  return stringsIn(value).flatMap(({ at, text }) => {
    const source = expressionText(text)
    if (source === undefined) return []
    const parsed = parseExpression(source)
    return [{ at, text: source, paths: parsed === undefined ? undefined : pathsOf(parsed) }]
  })
}

/** Expressions use paths, `=`, `&`, object literals and strings only; a lone delimiter is a slip. */
export function smallExpressions(definition: AslDefinition): string[] {
  return [
    ...readsOf(definition.States)
      .filter((read) => read.paths === undefined)
      .map((read) => `${read.at}: more than a small expression: ${read.text}`),
    ...stringsIn(definition.States)
      .filter(({ text }) => /\{%|%\}|\$states/.test(text) && expressionText(text) === undefined)
      .map(({ at, text }) => `${at}: half an expression: ${text}`),
  ]
}

/** Expressions read ids and outcomes only, and a token goes nowhere but into the payload that opens a stage. */
export function idsOnly(definition: AslDefinition): string[] {
  return readsOf(definition.States).flatMap((read) => [
    ...(read.paths ?? [])
      .filter((path) => !READABLE.includes(path))
      .map((path) => `${read.at}: reads ${path}, which is neither id nor outcome.`),
    ...((read.paths ?? []).includes('states.context.Task.Token') &&
    !read.at.endsWith('.Arguments.Payload.token')
      ? [`${read.at}: a token leaves for somewhere else than the payload.`]
      : []),
  ])
}

/** Each payload has exactly the fields of its contract. */
export function contractPayloads(definition: AslDefinition): string[] {
  return Object.entries(definition.States).flatMap(([name, state]) => {
    if (state.Type !== 'Task') return []
    const wanted = INPUT_OF[state.Arguments.FunctionName]
    if (wanted === undefined) return [`${name}: calls a function the contract does not know.`]
    return payloadKeys(state).toSorted().join() === wanted.toSorted().join()
      ? []
      : [`${name}: its payload is not what the contract says: ${wanted.join(', ')}.`]
  })
}

function payloadKeys(state: TaskState): string[] {
  const { Payload } = state.Arguments
  if (typeof Payload !== 'string') return Object.keys(Payload ?? {})
  const parsed = parseExpression(expressionText(Payload) ?? '')
  return parsed?.type === 'unary' ? parsed.lhs.map(([key]) => key.value) : []
}

/** Every placeholder has a substitution, and every substitution a placeholder. */
export function substitutedPlaceholders(definition: AslDefinition): string[] {
  const used = new Set(
    stringsIn(definition).flatMap(({ text }) =>
      [...text.matchAll(/\$\{([^}]*)\}/g)].map((match) => match[1] ?? ''),
    ),
  )
  const known = new Set<string>(DEFINITION_SUBSTITUTIONS)
  return [
    ...[...used]
      .filter((name) => !known.has(name))
      .map((name) => `\${${name}}: nothing is put in its place.`),
    ...[...known]
      .filter((name) => !used.has(name))
      .map((name) => `${name}: a substitution without a placeholder.`),
  ]
}

/** On every way to a state, the variables it reads have been assigned. */
export function assignedVariables(definition: AslDefinition): string[] {
  const before = assignedBefore(definition)
  return Object.entries(definition.States).flatMap(([name, state]) =>
    variablesOf(state)
      .filter((variable) => before.get(name)?.has(variable) === false)
      .map((variable) => `${name}: reads $${variable}, which is not assigned on every way to it.`),
  )
}

function variablesOf(state: AslState): string[] {
  const roots = readsOf(state).flatMap((read) => (read.paths ?? []).map((path) => path.split('.')[0] ?? ''))
  return [...new Set(roots)].filter((root) => root !== 'states')
}

/** For each reached state the variables that are assigned whichever way it was reached. */
function assignedBefore(definition: AslDefinition): Map<string, Set<string>> {
  const before = new Map([[definition.StartAt, new Set<string>()]])
  const open = [definition.StartAt]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const state = definition.States[name]
    const here = before.get(name)
    if (state === undefined || here === undefined) continue
    for (const edge of edgesOf(state)) {
      const there = before.get(edge.to)
      const arriving = [...here, ...edge.assigns]
      const both = new Set(arriving.filter((variable) => there?.has(variable) ?? true))
      if (both.size === there?.size) continue
      before.set(edge.to, both)
      open.push(edge.to)
    }
  }
  return before
}
