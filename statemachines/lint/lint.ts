/**
 * What neither compiler nor deployment sees of a definition: misspelt error names, a choice without default, an arc
 * that the table does not have. A test runs it over the definition, and proves that every rule can fail.
 */
import { aslDefinition } from '../asl.ts'
import {
  assignedVariables,
  contractPayloads,
  idsOnly,
  smallExpressions,
  substitutedPlaceholders,
} from './data.ts'
import { answeredChoices, connectedStates, drawnArcs, namedStates, tableChoices } from './paths.ts'
import {
  alikeRetries,
  boundedTasks,
  caughtTasks,
  classedRetries,
  knownErrors,
  renewedInTime,
} from './tasks.ts'

const RULES = [
  boundedTasks,
  renewedInTime,
  classedRetries,
  alikeRetries,
  caughtTasks,
  knownErrors,
  namedStates,
  connectedStates,
  answeredChoices,
  drawnArcs,
  tableChoices,
  smallExpressions,
  idsOnly,
  contractPayloads,
  substitutedPlaceholders,
  assignedVariables,
]

/**
 * Lints a definition of the case's lifecycle.
 * @param definition its parsed JSON, with placeholders
 * @returns findings as sentences; none when all is well
 */
export function lintDefinition(definition: unknown): string[] {
  const parsed = aslDefinition.safeParse(definition)
  if (!parsed.success) {
    return parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}.`)
  }
  return RULES.flatMap((rule) => rule(parsed.data))
}
