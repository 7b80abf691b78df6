/**
 * A definition read as a graph: which state leads to which, and which arcs of the case's path it draws.
 */
import { TRANSITIONS } from '#domain/case/record/transitions.ts'
import { type AslDefinition, type AslState, type TaskState, WAITS_FOR_TOKEN } from './asl.ts'
import { comparisonsOf } from './expressions.ts'

/** One way from a state to another, with the variables that are assigned on it. */
export type Edge = { readonly to: string; readonly assigns: readonly string[] }

/** Every way out of a state: next, rules, default and catchers. */
export function edgesOf(state: AslState): Edge[] {
  const own = 'Assign' in state ? Object.keys(state.Assign ?? {}) : []
  switch (state.Type) {
    case 'Task':
      return [
        ...(state.Next === undefined ? [] : [{ to: state.Next, assigns: own }]),
        ...(state.Catch ?? []).map((each) => ({ to: each.Next, assigns: Object.keys(each.Assign ?? {}) })),
      ]
    case 'Choice':
      return [
        ...state.Choices.map((rule) => ({ to: rule.Next, assigns: Object.keys(rule.Assign ?? {}) })),
        ...(state.Default === undefined ? [] : [{ to: state.Default, assigns: own }]),
      ]
    case 'Succeed':
    case 'Fail':
      return []
  }
}

/** Whether a task waits for its token to be answered. */
export function waitsForToken(state: TaskState): boolean {
  return state.Resource.endsWith(WAITS_FOR_TOKEN)
}

/** The stage a state opens: the literal `stage` of its payload; undefined for every other state. */
export function stageOf(state: AslState | undefined): string | undefined {
  if (state?.Type !== 'Task') return undefined
  const { Payload } = state.Arguments
  if (typeof Payload !== 'object' || Payload === null || Array.isArray(Payload)) return undefined
  return typeof Payload.stage === 'string' ? Payload.stage : undefined
}

/** An arc as the definition draws it. Plain strings: it may be wrong, and comparing it with the table finds out. */
export type DrawnArc = { readonly from: string; readonly outcome: string; readonly next: string }

/** Every arc of the case's path that the definition draws, in the order of its states. */
export function arcsOf(definition: AslDefinition): DrawnArc[] {
  return Object.values(definition.States).flatMap((state) => {
    const from = stageOf(state)
    return from === undefined || state.Type !== 'Task' ? [] : arcsOfStage(definition, from, state)
  })
}

function arcsOfStage(definition: AslDefinition, from: string, state: TaskState): DrawnArc[] {
  const follower = state.Next === undefined ? undefined : definition.States[state.Next]
  if (waitsForToken(state) && follower?.Type === 'Choice') {
    const drawn = follower.Choices.map((rule) => {
      const compared = comparisonsOf(rule.Condition) ?? []
      const outcome = compared.find((one) => one.path === 'states.input.outcome')?.text ?? rule.Condition
      const byWhose = compared.some((one) => one.path === 'whose')
      return { from, outcome, next: byWhose ? 'whose' : nextOf(definition, rule.Next) }
    })
    // The rules that ask whose it is are one arc of the table together.
    return drawn.filter(
      (one, n) =>
        one.next !== 'whose' ||
        drawn.findIndex((other) => other.outcome === one.outcome && other.next === one.next) === n,
    )
  }
  // A stage of the system has one outcome, and so the definition does not ask which it was.
  const outcomes = Object.entries(TRANSITIONS).flatMap(([stage, ways]) =>
    stage === from ? Object.keys(ways) : [],
  )
  const next = state.End === true ? 'archived' : nextOf(definition, state.Next ?? '')
  return [{ from, outcome: outcomes.length === 1 ? (outcomes[0] ?? '') : 'any', next }]
}

function nextOf(definition: AslDefinition, name: string): string {
  const state = definition.States[name]
  if (state?.Type === 'Succeed') return 'end'
  return stageOf(state) ?? name
}

/** Every state that can be reached from the first one. */
export function reachable(definition: AslDefinition): Set<string> {
  const seen = new Set<string>()
  const open = [definition.StartAt]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const state = definition.States[name]
    if (state === undefined || seen.has(name)) continue
    seen.add(name)
    open.push(...edgesOf(state).map((edge) => edge.to))
  }
  return seen
}
